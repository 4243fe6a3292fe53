// Runs a program of this project on the Node that the project pins, whichever Node started this.
// Plain JavaScript for Node 20, because it runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isatty } from 'node:tty'
import { fileURLToPath, pathToFileURL } from 'node:url'

const MAJOR = 24
const PINNED = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))
const STREAMS = [0, 1, 2]

const isNewEnough = () => Number(process.versions.node.split('.')[0]) >= MAJOR

/** Whether the pinned Node is needed and not there: the install script of its package brings it. */
export const lacksNode = () => !isNewEnough() && !existsSync(PINNED)

/**
 * `main` is an absolute path; returns when an in-process program has been loaded, or the child has
 * been started.
 */
export const runPinned = async (main, args) => {
  if (isNewEnough()) {
    process.argv = [process.execPath, main, ...args]
    await import(pathToFileURL(main).href)
    return
  }
  if (lacksNode()) {
    process.stderr.write(
      `this needs Node ${MAJOR}, which an install script brings: run \`npm install\` in the project, ` +
        'and `npm rebuild node --ignore-scripts=false` where scripts are switched off\n',
    )
    process.exit(1)
  }
  // Over the channel the child notices when this process dies, however it dies.
  const child = spawn(PINNED, [main, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  // A terminal sends SIGINT to both; without one it comes to this process alone, as the others do.
  const hasTerminal = STREAMS.some(isatty)
  process.on('SIGINT', () => hasTerminal || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}
