import { describe, expect, test } from 'vitest'
import { parseSettings } from './config.ts'

const config = { brokers: ['kafka.example:9092'], clientId: 'test' }

describe('the settings of a client', () => {
  test('have bounds by default', () => {
    const settings = parseSettings(config)
    expect(settings.seeds).toEqual([{ host: 'kafka.example', port: 9092 }])
    for (const [name, value] of Object.entries(settings))
      if (/(Ms|Bytes|Batches)$/.test(name)) expect(value, name).toBeGreaterThan(0)
  })

  test.each([
    ['no broker', { brokers: [] }],
    ['a broker without a port', { brokers: ['kafka.example'] }],
    ['a port that is none', { brokers: ['kafka.example:70000'] }],
    ['a transaction that ends before its requests', { transactionTimeoutMs: 9_000 }],
  ])('refuse %s', (_, wrong) => {
    expect(() => parseSettings({ ...config, ...wrong })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    )
  })
})
