// `node deploy/setup/run.mjs PROGRAM [ARG…]`: installs the dependencies of the lockfile if they are not there yet, then
// runs the program. What `npm start` and `npm test` are, so that a fresh clone needs no third command.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runPinned } from './pinned.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const lock = resolve(root, 'package-lock.json')
const installed = resolve(root, 'node_modules/.package-lock.json')

const isInstalled = () =>
  existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs

if (!isInstalled()) {
  process.stderr.write('installing dependencies (once; about a minute)…\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync(npm, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) {
    process.stderr.write('npm install failed; its output above says why\n')
    process.exit(1)
  }
}
const [program, ...rest] = process.argv.slice(2)
await runPinned(resolve(root, program), rest)
