export { LmdbStores, type LmdbStoresOptions } from './lmdb-stores.ts'
export { MemoryStores } from './memory-store.ts'
