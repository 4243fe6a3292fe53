import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { EVENTS_KEPT_MS } from './safety-context.ts'

test('a fact may count as known as long as the topic of events keeps what it came from', () => {
  const file = new URL('../../../../schemas/topics.yaml', import.meta.url)
  const { topics } = parse(readFileSync(file, 'utf8'))
  const events = topics.find(({ name }: { name: string }) => name === 'contact.events.v1')
  expect(events.retentionMs).toBe(EVENTS_KEPT_MS)
})
