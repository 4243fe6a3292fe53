#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { runPinned } from '../../../deploy/setup/pinned.mjs'

await runPinned(fileURLToPath(new URL('../src/main.ts', import.meta.url)), process.argv.slice(2))
