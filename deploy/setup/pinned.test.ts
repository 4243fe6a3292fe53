// Method: the launcher as an older Node runs it, which this one only says it is.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const PINNED = new URL('./pinned.mjs', import.meta.url).href

/** Says when it is there, and by which signal it ends. */
const PROGRAM = `
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => { console.log(signal); process.exit(3) })
setInterval(() => {}, 1_000)
console.log('up')
`

const launch = () => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-pinned-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const main = join(dir, 'main.mjs')
  writeFileSync(main, PROGRAM)
  const launcher = `
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } })
    const { runPinned } = await import('${PINNED}')
    await runPinned('${main}', [])`
  return spawn(process.execPath, ['--input-type=module', '--eval', launcher], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s to the launcher alone ends what it launched',
  async signal => {
    const child = launch()
    const heard: string[] = []
    child.stdout.setEncoding('utf8').on('data', text => {
      heard.push(text.trim())
      if (heard.length === 1) child.kill(signal)
    })
    const code = await new Promise(resolve => child.once('close', resolve))
    expect(heard).toEqual(['up', signal])
    expect(code).toBe(3)
  },
)
