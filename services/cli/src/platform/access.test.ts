import { afterEach, expect, test, vi } from 'vitest'
import { registryAt } from './access.ts'

afterEach(() => vi.unstubAllEnvs())

test('a running start is where it says, whatever file the environment names for another place', () => {
  vi.stubEnv('BATON_REGISTRY_URL', '')
  vi.stubEnv('BATON_REGISTRY_URL_FILE', import.meta.filename)
  expect(() => registryAt({ brokers: ['b:1'], registryUrl: 'http://r' })).not.toThrow()
})
