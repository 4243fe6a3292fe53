// Method: docs/guides/bot-sdk.md is followed literally: its files are written and its commands run,
// in order, in an empty folder outside of the repository, with the packed tarballs and npm's
// registry. Only the broker is that of the tests.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, onTestFinished, test } from 'vitest'
import { type Block, blocksOf, Command } from './guide.ts'

const home = fileURLToPath(new URL('../../', import.meta.url))
const blocks = blocksOf(join(home, 'docs/guides/bot-sdk.md'))
/** Some steps fetch packages: how long that takes is the registry's affair. */
const STEP_MS = 150_000

test('the guide to the SDK works as it is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'my-bot-'))
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-guide-'))
  onTestFinished(() => {
    for (const path of [folder, dataDir]) rmSync(path, { recursive: true, force: true })
  })
  const { brokers, registryUrl } = inject('cluster')
  const env = {
    PATH: `${join(home, 'node_modules/.bin')}:${process.env.PATH}`,
    BATON_HOME: home,
    BATON_DATA_DIR: dataDir,
    BATON_BROKERS: brokers.join(','),
    BATON_REGISTRY_URL: registryUrl,
    BATON_APP_ID: `guide-${process.pid}`,
    BATON_INGRESS_PORT: '0',
    BATON_HTTP_PORT: '0',
    // What hangs in fetching is asked for again, well within a step.
    npm_config_fetch_timeout: '20000',
    npm_config_prefer_offline: 'true',
  }
  let output = ''
  let files = 0
  const run = async ({ text, marks }: Block): Promise<void> => {
    const command = new Command(text, { cwd: marks.at === 'bot' ? folder : home, env })
    if (!marks.background) {
      output = await command.done(STEP_MS)
      return
    }
    onTestFinished(() => command.stop())
    await command.says(marks.ready ?? '', STEP_MS)
  }
  for (const block of blocks) {
    if (block.marks.file) {
      writeFileSync(join(folder, block.marks.file), block.text)
      files++
    } else if (block.language === 'bash') await run(block)
    else if (block.marks.expect) expect(output).toContain(block.text.trim())
  }
  expect(files).toBe(3)
  expect(blocks.some(block => block.marks.expect)).toBe(true)
})
