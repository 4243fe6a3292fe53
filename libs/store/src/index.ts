export { MemoryStores } from './memory-store.ts'
