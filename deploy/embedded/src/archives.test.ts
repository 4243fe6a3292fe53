// Method: a Java that fails at once, on a folder of jars in which an earlier start was interrupted.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { classArchives } from './archives.ts'

test('what an interrupted preparation has left goes with the next; one that fails is no error', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-archives-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  mkdirSync(join(dir, '.archives-abc', 'data'), { recursive: true })
  const said: string[] = []
  const archives = await classArchives(
    { command: 'false', major: 17, fingerprint: 'f' },
    { dir, brokerClasspath: '', registryJar: '' },
    line => said.push(line),
  )
  expect(archives).toEqual({ broker: 'none', registry: 'none' })
  expect(said.at(-1)).toMatch(/^no class archives, starts are slower/)
  expect(readdirSync(dir)).toEqual(['archives-lock'])
})
