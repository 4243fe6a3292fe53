// `node deploy/setup/run.mjs PROGRAM [ARG…]`: installs the dependencies of the lockfile if they are
// not there yet, then runs the program. What `npm start` and `npm test` are, so that a fresh clone
// needs no third command.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lacksNode, runPinned } from './pinned.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const lock = resolve(root, 'package-lock.json')
const installed = resolve(root, 'node_modules/.package-lock.json')

const isInstalled = () =>
  existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs

const npm = (...args) =>
  spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  }).status === 0

if (!isInstalled()) {
  process.stderr.write('installing dependencies (once; about a minute)…\n')
  if (!npm('install', '--no-audit', '--no-fund')) {
    process.stderr.write('npm install failed; its output above says why\n')
    process.exit(1)
  }
}
// What npm takes for installed may lack what an install script was to bring.
if (lacksNode()) npm('rebuild', 'node')
const [program, ...rest] = process.argv.slice(2)
await runPinned(resolve(root, program), rest)
