import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Endpoints, readEndpoints, removeEndpoints, writeEndpoints } from './endpoints.ts'
import { openStarted } from './open.ts'
import { openRunning } from './with-platform.ts'

const ENDPOINTS: Endpoints = {
  brokers: ['127.0.0.1:1'],
  registryUrl: 'http://127.0.0.1:1',
  appId: 'baton',
  partitions: 1,
  clock: 'broker',
  bots: ['lead'],
  ingressUrl: 'http://127.0.0.1:1',
  inboxUrl: null,
}

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'baton-endpoints-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const file = () => join(dir, 'endpoints.json')

/** As if another process had written it, one that is gone although its pid may live on. */
const writtenByTheDead = () => {
  writeEndpoints(dir, ENDPOINTS)
  const { process: writer, ...known } = JSON.parse(readFileSync(file(), 'utf8'))
  const gone = { ...writer, started: `${writer.started}0` }
  writeFileSync(file(), JSON.stringify({ ...known, process: gone }))
}

test('what a living start tells is read', () => {
  writeEndpoints(dir, ENDPOINTS)
  expect(readEndpoints(dir)).toMatchObject(ENDPOINTS)
})

test('that a start was killed is said at once, and what to do', () => {
  writtenByTheDead()
  expect(() => readEndpoints(dir)).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/npm start on .* was killed.*start it again/),
    }),
  )
})

test('a directory on which nothing runs is named', () => {
  expect(() => readEndpoints(dir)).toThrow(`nothing runs on ${dir}: run \`npm start\``)
})

test('a start takes away what it wrote itself, and nothing of another', () => {
  writtenByTheDead()
  removeEndpoints(dir)
  expect(() => readFileSync(file())).not.toThrow()
  writeEndpoints(dir, ENDPOINTS)
  removeEndpoints(dir)
  expect(() => readFileSync(file())).toThrow('ENOENT')
})

test.each([
  ['acts', openRunning],
  ['only looks', openStarted],
] as const)(
  'a command that %s waits for brokers no longer than it was told to, and names them',
  async (_, open) => {
    writeEndpoints(dir, ENDPOINTS)
    const begun = performance.now()
    await expect(open(dir, 'test', 300)).rejects.toMatchObject({
      code: 'BROKER_UNAVAILABLE',
      message: expect.stringMatching(/127\.0\.0\.1:1.*npm start on/),
    })
    expect(performance.now() - begun).toBeLessThan(3_000)
  },
)
