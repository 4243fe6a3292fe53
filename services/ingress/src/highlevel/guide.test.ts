// Method: the bodies that docs/highlevel.md tells people to put into workflow actions are read as
// they stand there.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEvents } from './read.ts'
import { readWebhook } from './shape.ts'

const guide = readFileSync(new URL('../../../../docs/highlevel.md', import.meta.url), 'utf8')
const rows = [...guide.matchAll(/^\| ([^|]+) \| `(\{"type".+\})` \|$/gm)].map(
  ([, trigger, body]) => ({
    trigger: String(trigger),
    body: JSON.parse(String(body)),
  }),
)
const toldBy = (trigger: string) =>
  rows
    .filter(row => row.trigger.startsWith(trigger))
    .map(({ body }) => {
      const read = readEvents(readWebhook(body, 'secret'), { offTags: ['ai-off'] })
      return read.kind === 'events' ? read.incoming.events[0]?.event : read.reason
    })

test('the guide tells of do-not-disturb that it was switched on, and that it was switched off', () => {
  expect(toldBy('Contact DND')).toEqual(
    [true, false].map(optedOut => ({ 'baton.DndChanged': { optedOut, by: 'highlevel' } })),
  )
})

test('each trigger of the guide tells something', () => {
  expect(rows.length).toBeGreaterThan(3)
  for (const { trigger } of rows) expect(toldBy(trigger)[0]).toBeTypeOf('object')
})
