import { enableCompileCache, flushCompileCache } from 'node:module'
import { settleMemory } from '@baton/runtime/settled-memory'

/** After its start; one that is killed has no end at which Node would write the cache by itself. */
const CACHE_WRITTEN_AFTER_MS = 5_000

settleMemory()
// A restarted router is back sooner: its code is parsed and stripped once, not at every start.
enableCompileCache()
setTimeout(flushCompileCache, CACHE_WRITTEN_AFTER_MS).unref()
await import('./serve.ts')
