// Runs a program of this project on the Node that the project pins, whichever Node started this. Plain JavaScript for
// Node 20, because it runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const MAJOR = 24
const PINNED = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))

/** `main` is an absolute path; returns when an in-process program has been loaded, or the child has been started. */
export const runPinned = async (main, args) => {
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) {
    process.argv = [process.execPath, main, ...args]
    await import(pathToFileURL(main).href)
    return
  }
  if (!existsSync(PINNED)) {
    process.stderr.write(`this needs Node ${MAJOR}: run \`npm install\` in the project first\n`)
    process.exit(1)
  }
  // Over the channel the child notices when this process dies, however it dies.
  const child = spawn(PINNED, [main, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  // A terminal sends SIGINT to both; the others come to this process alone.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}
