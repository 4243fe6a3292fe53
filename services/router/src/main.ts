import { enableCompileCache } from 'node:module'

// A restarted router is back sooner: its code is parsed and stripped once, not at every start.
enableCompileCache()
await import('./serve.ts')
