// Method: an `mvn` of this test stands on the path.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { downloadInto } from './maven.ts'

/** Downloads with this in place of Maven. */
const downloadBy = async (script: string, more: Record<string, string> = {}) => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-maven-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  writeFileSync(join(dir, 'mvn'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  await downloadInto(dir, { PATH: `${dir}:${process.env.PATH}`, ...more }, () => {})
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
