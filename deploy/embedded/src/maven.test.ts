// Method: an `mvn` of this test stands on the path.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { downloadInto } from './maven.ts'

/** Downloads with this in place of Maven. */
const downloadBy = async (
  script: string,
  more: Record<string, string> = {},
  prepare: (dir: string) => void = () => {},
) => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-maven-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  writeFileSync(join(dir, 'mvn'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  prepare(dir)
  await downloadInto(dir, { PATH: `${dir}:${process.env.PATH}`, ...more }, () => {})
  return dir
}

/** As Maven does that was asked for it; else it would only warn. */
const REFUSES = `
case " $* " in *" --strict-checksums "*) ;; *) exit 0 ;; esac
echo '[ERROR] Checksum validation failed, expected 4fda but is f8d8'
exit 1
`

test('a jar that is not of its checksum is refused, and what Maven said of it is told', async () => {
  await expect(downloadBy(REFUSES)).rejects.toMatchObject({
    code: 'NO_CLUSTER',
    message: expect.stringContaining('Checksum validation failed'),
  })
})

test('Maven is told nothing of ours, and all that the system says', async () => {
  const secret = { BATON_SASL_PASSWORD: 's3cret', HTTPS_PROXY: 'proxy' }
  await downloadBy('test -z "$BATON_SASL_PASSWORD" && test "$HTTPS_PROXY" = proxy', secret)
})

test('what Maven said stands in the log once the download has ended', async () => {
  for (let times = 0; times < 20; times += 1) {
    const dir = await downloadBy('echo "[INFO] all is there"')
    expect(readFileSync(join(dir, 'maven.log'), 'utf8')).toBe('[INFO] all is there\n')
  }
})

test('a log that cannot be written ends neither the download nor the process', async () => {
  await downloadBy('true', {}, dir => mkdirSync(join(dir, 'maven.log')))
})
