// Method: samples of HighLevel's documentation (samples/README.md names the source of each), and
// shapes derived from them.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { KINDS } from './kinds/index.ts'
import { readEvents } from './read.ts'
import { readWebhook } from './shape.ts'

const options = { offTags: ['ai-off', 'qualified', 'stop-bot'] }
const read = (body: unknown) => readEvents(readWebhook(body, 'secret'), options)
const sample = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`samples/${name}.json`, import.meta.url), 'utf8'))
const told = (body: unknown) => {
  const result = read(body)
  if (result.kind === 'ignored') return result.reason
  return result.incoming.events.map(event => event.event)
}
const first = (body: unknown) => {
  const result = read(body)
  if (result.kind === 'ignored') throw new Error(result.reason)
  return { contactId: result.incoming.contactId, ...result.incoming.events[0] }
}
const received = (text: string, channel = 'sms') => [
  { 'baton.MessageReceived': expect.objectContaining({ text, channel }) },
]
const person = [{ 'baton.OwnerAssigned': expect.objectContaining({ owner: 'human' }) }]
const appointed = (status: string) => [
  { 'baton.AppointmentChanged': expect.objectContaining({ status }) },
]

const SAMPLES: readonly [name: string, expected: unknown][] = [
  ['inbound-sms', received('looking for a 3 bed under 650k')],
  ['inbound-call', person],
  ['inbound-voicemail', 'no-text'],
  ['inbound-email', received('Is the house still for sale?', 'email')],
  ['outbound-sms', 'no-user'],
  ['outbound-call', person],
  ['outbound-voicemail', 'no-user'],
  ['outbound-email', 'no-user'],
  ['outbound-live', person],
  ['contact-tag-update', [{ 'baton.AutomationSwitched': expect.objectContaining({ on: true }) }]],
  ['contact-dnd-update', [{ 'baton.DndChanged': { optedOut: true, by: 'highlevel' } }]],
  ['contact-update', [{ 'baton.FactsLearned': expect.objectContaining({ by: 'highlevel' }) }]],
  ['appointment-create', appointed('confirmed')],
  ['appointment-update', appointed('confirmed')],
  ['appointment-delete', appointed('confirmed')],
]

test.each(SAMPLES)('the sample %s is read', (name, expected) => {
  expect(told(sample(name))).toEqual(expected)
})

test('every sample is read and listed, and every kind has one', () => {
  const folder = new URL('samples/', import.meta.url)
  const names = SAMPLES.map(([name]) => `${name}.json`).sort()
  expect(readdirSync(folder).filter(name => name.endsWith('.json'))).toEqual(names)
  const guide = readFileSync(new URL('../../../../docs/highlevel.md', import.meta.url), 'utf8')
  const listings = [guide, readFileSync(new URL('README.md', folder), 'utf8')]
  for (const listing of listings) {
    expect(names.filter(name => !listing.includes(name))).toEqual([])
  }
  const types = new Set(SAMPLES.map(([name]) => sample(name).type))
  // HighLevel's own samples of AppointmentUpdate and -Delete say AppointmentCreate.
  const shown = [...types, 'AppointmentUpdate', 'AppointmentDelete']
  expect([...KINDS.keys()].filter(type => !shown.includes(type))).toEqual([])
})

test('a channel may be called as anything, also as what every object has', () => {
  const named = { ...sample('inbound-sms'), messageType: 'constructor' }
  expect(told(named)).toEqual(received('looking for a 3 bed under 650k', 'constructor'))
})

describe('shapes', () => {
  const flat = sample('inbound-sms')

  test('nested under data is the same as flat', () => {
    const { type, ...data } = flat
    expect(first({ type, data })).toEqual(first(flat))
  })

  test('of a workflow action, with its own words and with custom data', () => {
    const action = {
      contact_id: 'c-1',
      first_name: 'Ana',
      location: { id: 'loc-1', name: 'Office' },
      message: { type: 2, body: 'hello' },
      customData: { type: 'InboundMessage', messageId: 'm-1' },
    }
    expect(first(action)).toMatchObject({ contactId: 'c-1', locationId: 'loc-1', eventId: 'm-1' })
    expect(told(action)).toEqual(received('hello'))
  })
})

test('a field that is null is one that is not there', () => {
  const nulls = { messageId: null, conversationId: null, data: null, dateAdded: null }
  const sms = { ...sample('inbound-sms'), ...nulls, webhookId: 'w' }
  expect(told(sms)).toEqual(received('looking for a 3 bed under 650k'))
  expect(told({ ...sample('inbound-sms'), body: null })).toBe('no-text')
  const { appointment, ...outer } = sample('appointment-create') as Record<string, object>
  const undated = { ...appointment, startTime: null, appointmentStatus: null }
  expect(told({ ...outer, appointment: undated })).toEqual(appointed('created'))
})

describe('the name of an event', () => {
  const named = (more: object) => first({ ...sample('inbound-sms'), ...more }).eventId

  test('is the webhookId, else the messageId', () => {
    expect(named({ webhookId: 'w', messageId: 'm' })).toBe('w')
    expect(named({ messageId: 'm' })).toBe('m')
  })

  test('is else a hash of what is said and when: the same words an hour later are another message', () => {
    expect(named({})).toMatch(/^content:/)
    expect(named({})).toBe(named({}))
    expect(named({})).not.toBe(named({ dateAdded: '2026-05-21T12:31:45.750Z' }))
    expect(named({})).not.toBe(named({ body: 'other words' }))
  })

  test('is new each time when nobody says when it was, since the same words may well be two messages', () => {
    const unknown = { dateAdded: undefined }
    expect(named(unknown)).not.toBe(named(unknown))
  })

  test('is also that of the message: HighLevel sends some without messageId', () => {
    const event = first({ ...sample('inbound-sms'), webhookId: 'w' }).event
    expect(event?.['baton.MessageReceived']?.messageId).toBe('w')
  })
})

describe('a contact', () => {
  const tagged = (...tags: string[]) => told({ ...sample('contact-tag-update'), tags })
  const switched = (on: boolean, reason: string) => [
    { 'baton.AutomationSwitched': { on, by: 'highlevel:tags', reason } },
  ]

  test.each(['AI-Off', 'ai-off', 'Qualified', 'Stop-Bot'])('with the tag %s is left alone', tag => {
    expect(tagged('buyer lead', tag)).toEqual(switched(false, tag))
  })

  test('is spoken to again when the tag has gone', () => {
    expect(tagged('buyer lead', 'Lead-Qualified')).toEqual(switched(true, ''))
  })

  const dnd = (more: object) => told({ ...sample('contact-dnd-update'), ...more })
  const optedOut = (is: boolean) => [{ 'baton.DndChanged': { optedOut: is, by: 'highlevel' } }]

  test('is opted out by do-not-disturb of text messages, not by that of mails', () => {
    expect(dnd({ dnd: false })).toEqual(optedOut(false))
    for (const status of ['active', 'permanent']) {
      expect(dnd({ dnd: false, dndSettings: { SMS: { status } } })).toEqual(optedOut(true))
    }
  })

  test('whose fields change tells its name, and is not woken by it', () => {
    const update = { ...sample('contact-update'), tags: ['stop-bot'], name: undefined }
    expect(told(update)).toEqual([
      ...switched(false, 'stop-bot'),
      {
        'baton.FactsLearned': {
          facts: [{ side: 'person', name: 'name', value: 'Ana Sample', confidence: 9_000 }],
          by: 'highlevel',
        },
      },
    ])
    const half = 'é'.repeat(201)
    for (const long of [{ name: half }, { firstName: half, lastName: half }]) {
      expect(told({ ...update, ...long })).toEqual([
        ...switched(false, 'stop-bot'),
        {
          'baton.FactsLearned': {
            facts: [expect.objectContaining({ value: 'é'.repeat(200) })],
            by: 'highlevel',
          },
        },
      ])
    }
    const result = read({ ...update, webhookId: 'w' })
    const ids = result.kind === 'events' && result.incoming.events.map(event => event.eventId)
    expect(ids).toEqual(['w', 'w/1'])
  })
})

test.each(['api', 'workflow', 'campaign', 'bulk_actions'])(
  'a message of the source %s is a machine, our own among them',
  source => {
    expect(told({ ...sample('outbound-live'), source })).toBe(`source-${source}`)
  },
)

test('a message of which nobody says where it comes from is not taken for a person', () => {
  expect(told({ ...sample('outbound-live'), source: null })).toBe('source-unknown')
})

test('a call that ended on voicemail is not one in which a person spoke', () => {
  expect(told({ ...sample('outbound-call'), callStatus: 'voicemail' })).toBe('voicemail')
})

test('what a person wrote is of its time at the source: HighLevel repeats late', () => {
  const dateAdded = '2026-11-26T10:00:00.000Z'
  const told = first({ ...sample('outbound-live'), dateAdded })
  expect(told).toMatchObject({ sentAt: Date.parse(dateAdded) })
})

test('an appointment that is deleted is not one that was made', () => {
  expect(told({ ...sample('appointment-delete'), type: 'AppointmentDelete' })).toEqual(
    appointed('deleted'),
  )
})

test('a mail that says STOP in HTML says STOP', () => {
  const body = '<html><head><style>p{}</style></head><p>STOP&nbsp;</p><script>x</script></html>'
  expect(told({ ...sample('inbound-email'), body })).toEqual(received('STOP', 'email'))
})

test.each([
  [
    'a quoted mail',
    '<div>STOP</div><div>On Mon, Kim wrote:</div><blockquote><p>a</p><blockquote>b</blockquote>c</blockquote>',
    'STOP\nOn Mon, Kim wrote:',
  ],
  ['a signature', '<div>STOP<br><br>Sent from my <b>iPhone</b></div>', 'STOP\nSent from my iPhone'],
  ['words that are all quoted', '<blockquote><p>sell</p></blockquote>', 'sell'],
  [
    'lines of the source that mean nothing',
    '<p>I want\n to <i>sell</i></p><p>now</p>',
    'I want to sell\nnow',
  ],
])('a mail keeps its lines, without what it quotes: %s', (_, body, text) => {
  expect(told({ ...sample('inbound-email'), body })).toEqual(received(text, 'email'))
})

test.each(['contact-tag-update', 'contact-update', 'contact-dnd-update'])(
  'what %s says is of its time at the source: HighLevel repeats late',
  name => {
    const timestamp = '2026-11-26T10:00:00.000Z'
    const told = read({ ...sample(name), tags: ['AI-Off'], timestamp })
    const events = told.kind === 'events' ? told.incoming.events : []
    expect(events[0]).toMatchObject({ sentAt: Date.parse(timestamp) })
  },
)
