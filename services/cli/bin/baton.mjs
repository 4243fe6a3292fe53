#!/usr/bin/env node
// Runs the command line on the Node that this project pins, whichever Node started it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const MAJOR = 24
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** The pinned binary from the `node` package, or this one when it is new enough. */
const nodeBinary = () => {
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) return process.execPath
  try {
    const pinned = createRequire(import.meta.url).resolve('node/bin/node')
    if (existsSync(pinned)) return pinned
  } catch {}
  process.stderr.write(`baton needs Node ${MAJOR}: run npm install in the project first\n`)
  process.exit(1)
}

const binary = nodeBinary()
if (binary === process.execPath) await import(main)
else {
  const child = spawn(binary, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  // The terminal sends SIGINT to both; the others are sent to this process alone and are passed on.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}
