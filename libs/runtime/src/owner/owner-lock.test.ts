import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acquire } from './owner-lock.ts'
import type { ProcessIdentity } from './process-identity.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'baton-lock-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const ann = { pid: 100, started: 'boot/1' }
const ben = { pid: 200, started: 'boot/2' }
const alive = (...living: ProcessIdentity[]) => {
  return (known: ProcessIdentity) =>
    living.some(one => one.pid === known.pid && one.started === known.started)
}

test('a living holder keeps it, and is named', () => {
  expect(acquire(dir, ann, alive(ann, ben)).kind).toBe('acquired')
  expect(acquire(dir, ben, alive(ann, ben))).toEqual({ kind: 'held', by: ann })
})

test('the same process cannot take it twice', () => {
  acquire(dir, ann, alive(ann))
  expect(acquire(dir, ann, alive(ann)).kind).toBe('held')
})

test('a released one is free', () => {
  const first = acquire(dir, ann, alive(ann, ben))
  if (first.kind === 'acquired') first.lock.release()
  expect(acquire(dir, ben, alive(ann, ben)).kind).toBe('acquired')
})

test('a dead holder loses it', () => {
  acquire(dir, ann, alive(ann))
  expect(acquire(dir, ben, alive(ben)).kind).toBe('acquired')
})

test('a holder whose pid belongs to another process now has lost it', () => {
  acquire(dir, ann, alive(ann))
  const recycled = { pid: ann.pid, started: 'boot/999' }
  expect(acquire(dir, ben, alive(recycled, ben)).kind).toBe('acquired')
})

test('of two that saw the same dead holder only one wins', () => {
  acquire(dir, ann, alive(ann))
  let other: string | undefined
  const sawDeath = (known: ProcessIdentity) => {
    // ben takes over between the check and the claim of cid
    if (known === undefined || other !== undefined) return alive(ben)(known)
    other = acquire(dir, ben, alive(ben)).kind
    return false
  }
  const cid = { pid: 300, started: 'boot/3' }
  expect(acquire(dir, cid, sawDeath)).toEqual({ kind: 'held', by: ben })
  expect(other).toBe('acquired')
})

test('a slow taker cannot slip in below a later holder whose predecessors were cleared away', () => {
  acquire(dir, ann, alive(ann))
  const cid = { pid: 300, started: 'boot/3' }
  let interrupted = false
  const slow = (known: ProcessIdentity) => {
    if (interrupted) return alive(cid)(known)
    interrupted = true
    const second = acquire(dir, ben, alive(ben))
    if (second.kind === 'acquired') second.lock.release()
    acquire(dir, cid, alive(cid))
    return false
  }
  expect(acquire(dir, { pid: 400, started: 'boot/4' }, slow)).toEqual({ kind: 'held', by: cid })
})

test('an unreadable claim counts as nobody', () => {
  writeFileSync(join(dir, 'owner.7'), '{"own')
  expect(acquire(dir, ben, alive(ben)).kind).toBe('acquired')
  expect(readdirSync(dir)).toEqual(['owner.8'])
})

test('a claim of before, whose name ends in .json, holds as long as its owner lives', () => {
  const claim = (released: boolean) =>
    writeFileSync(join(dir, 'owner.7.json'), JSON.stringify({ owner: ann, released }))
  claim(false)
  expect(acquire(dir, ben, alive(ann, ben))).toEqual({ kind: 'held', by: ann })
  claim(true)
  expect(acquire(dir, ben, alive(ann, ben)).kind).toBe('acquired')
  expect(readdirSync(dir)).toEqual(['owner.8'])
})

test('to release is to write no file, and what cannot be released is no error', () => {
  const first = acquire(dir, ann, alive(ann, ben))
  const { ino } = statSync(join(dir, 'owner.1'))
  if (first.kind === 'acquired') first.lock.release()
  expect(statSync(join(dir, 'owner.1')).ino).toBe(ino)
  expect(JSON.parse(readFileSync(join(dir, 'owner.1'), 'utf8'))).toEqual({
    owner: ann,
    released: true,
  })
  rmSync(dir, { recursive: true })
  if (first.kind === 'acquired') first.lock.release()
})
