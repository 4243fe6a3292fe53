import { createLogger } from '@baton/runtime'
import { expect, test } from 'vitest'
import { SimulatedClock } from '../testing/simulated-clock.ts'
import { Unanswered } from './unanswered.ts'

test('an outage is told once a minute, what fails now and then is not', async () => {
  const clock = new SimulatedClock()
  const lines: string[] = []
  const to = { write: (line: string) => void lines.push(line) }
  const log = createLogger({ level: 'warn', service: 'crm', to })
  const unanswered = new Unanswered({ locationId: 'loc-1', clock, log })
  for (let i = 0; i < 10; i++) {
    unanswered.add('text', 'status-502')
    unanswered.add('text', 'status-502')
    unanswered.end('text')
  }
  expect(lines).toEqual([])
  for (let second = 0; second < 90; second++) {
    unanswered.add('text', 'status-502')
    unanswered.end('note')
    await clock.advance(1_000)
  }
  const told = lines.map(line => JSON.parse(line))
  expect(told).toEqual([
    expect.objectContaining({ route: 'text', cause: 'status-502', attempt: 3 }),
    expect.objectContaining({ route: 'text', attempt: 63 }),
  ])
})
