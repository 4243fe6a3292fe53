import { describe, expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR, MINUTE } from '../testing/contact.ts'
import { realEstate, tablesOf } from '../testing/policies.ts'

const ended = [
  'stop',
  'STOP',
  ' Stop! ',
  'quit',
  'END',
  'revoke',
  'opt out',
  'cancel',
  'unsubscribe',
]

describe('opt-out', () => {
  test.each(ended)('%j ends all messages, whoever has the conversation', text => {
    for (const owner of ['lead', 'buyer', 'human']) {
      const contact = new Contact()
      contact.says('hi')
      contact.assigns(owner)
      const decision = contact.says(text)
      expect(decision).toMatchObject({ verdict: 'opted_out', ownerAfter: 'none' })
      expect(contact.state).toMatchObject({ optedOut: true, owner: 'none' })
      expect(contact.says('START').ownerAfter).toBe(owner)
    }
  })

  test.each([
    'can you stop by Saturday?',
    'no more than 500k',
    'not interested in condos, only houses',
    'the end of march',
    'cancel my tour on friday',
  ])('%j is not an opt-out', text => {
    expect(new Contact().says(text).verdict).toBe('continue')
  })

  test('outranks a wish for a person and an intent in the same message', () => {
    const decision = new Contact().says('leave me alone, I want a person to sell')
    expect(decision).toMatchObject({ verdict: 'opted_out', ownerAfter: 'none' })
  })

  test('is confirmed once, before the channel is closed in the CRM, and then nothing is sent', () => {
    const contact = new Contact()
    contact.says('STOP')
    const kinds = contact.last
      .flatMap(e => e.effects)
      .flatMap(e => (e.kind === 'send' ? e.message.actions : []))
    expect(kinds.map(action => Object.keys(action)[0])).toEqual(['baton.SendText', 'baton.SetDnd'])
    const { length } = contact.sent
    contact.after(MINUTE).says('sell')
    contact.after(50 * HOUR).wakes()
    expect(contact.sent).toHaveLength(length)
  })

  test('a reply under way is not sent after it', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const routed = contact.routes.at(-1)!
    contact.says('STOP')
    expect(contact.replies(routed)).toMatchObject({ verdict: 'reply_dropped', reason: 'opted-out' })
  })

  test('nothing said while opted out counts as fact', () => {
    const contact = new Contact()
    contact.says('hi', [fact('beds', '2')])
    contact.says('STOP')
    contact.says('four beds', [fact('beds', '4')])
    contact.says('START')
    expect(contact.state?.facts.find(known => known.name === 'beds')?.value).toBe('2')
  })
})

describe('START', () => {
  test.each(['START', 'start', 'unstop', 'UNSTOP'])('%j gives the conversation back', text => {
    const contact = new Contact()
    contact.says('sell', [fact('beds', '3', 'selling')])
    contact.says('STOP')
    const decision = contact.after(HOUR).says(text)
    expect(decision).toMatchObject({ verdict: 'opted_in', owner: 'none', ownerAfter: 'seller' })
    expect(contact.state?.facts).toHaveLength(1)
    expect(contact.says('hello').verdict).toBe('continue')
  })

  test('to a contact that was handed over, the context in the CRM is renewed with the next message', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.says('STOP')
    contact.says('START')
    contact.after(3 * DAY).says('hello again')
    expect(contact.state?.contextUntil).toBe(contact.at + DAY)
  })

  test('means nothing when not opted out', () => {
    expect(new Contact().says('start').verdict).toBe('continue')
  })

  test('to a contact that waited for a person, people are reminded again', () => {
    const contact = new Contact()
    contact.says('a person please')
    contact.says('STOP')
    contact.after(2 * HOUR).says('START')
    expect(contact.state?.owner).toBe('human')
    contact.after(16 * MINUTE).wakes()
    expect(contact.beside.map(d => d.reason)).toEqual(['reminder-1'])
  })
})

describe('what is told late, by the time at the source,', () => {
  /** Says it with a time of the source, in the order in which it arrives. */
  const said = (contact: Contact, text: string, sentAt: number) =>
    contact.says(text, [], undefined, sentAt)
  const told = (contact: Contact, optedOut: boolean, sentAt: number) =>
    contact.happens({ 'baton.DndChanged': { optedOut, by: 'highlevel' } }, '', sentAt)

  test('a START does not lift a STOP that came after it', () => {
    const contact = new Contact()
    said(contact, 'STOP', 2_000)
    expect(said(contact, 'START', 1_000)).toMatchObject({ verdict: 'refused', reason: 'opted-out' })
    expect(contact.state?.optedOut).toBe(true)
    expect(said(contact, 'START', 3_000).verdict).toBe('opted_in')
  })

  test('a clock that is ahead makes no later START powerless', () => {
    const contact = new Contact()
    contact.says('hi')
    said(contact, 'STOP', Date.UTC(2099, 0))
    contact.after(DAY)
    expect(said(contact, 'START', contact.state!.eventTime + DAY).verdict).toBe('opted_in')
  })

  test('nor the second of two: a STOP while opted out leaves a START of before it powerless', () => {
    const contact = new Contact()
    said(contact, 'STOP', 1_000)
    said(contact, 'STOP', 3_000)
    expect(said(contact, 'START', 2_000).reason).toBe('opted-out')
  })

  test.each(['STOP', 'please stop texting me'])('%j is taken, whatever its age', text => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    told(contact, true, 1_000)
    said(contact, 'START', 3_000)
    expect(said(contact, text, 2_000).verdict).toBe('opted_out')
    expect(told(contact, false, 3_001).reason).toBe('contact-said-stop')
    expect(said(contact, 'START', 4_000).verdict).toBe('opted_in')
  })

  test('do-not-disturb that the CRM has set since stays', () => {
    const contact = new Contact()
    told(contact, true, 2_000)
    expect(told(contact, false, 1_000)).toMatchObject({
      verdict: 'recorded',
      reason: 'consent-since',
    })
    expect(said(contact, 'START', 1_000).reason).toBe('opted-out')
    expect(told(contact, false, 3_000).verdict).toBe('opted_in')
  })

  test('do-not-disturb of before a START opts nobody out', () => {
    const contact = new Contact()
    said(contact, 'STOP', 1_000)
    said(contact, 'START', 3_000)
    expect(told(contact, true, 2_000).reason).toBe('consent-since')
    expect(contact.state?.optedOut).toBe(false)
  })

  test('what the CRM says once more counts from then on', () => {
    const contact = new Contact()
    expect(told(contact, false, 2_000).reason).toBe('no-change')
    expect(told(contact, true, 1_000).reason).toBe('consent-since')
    told(contact, true, 3_000)
    told(contact, true, 5_000)
    expect(told(contact, false, 4_000).reason).toBe('consent-since')
  })

  test('a START of before is powerless after an erasure too', () => {
    const contact = new Contact()
    said(contact, 'STOP', 2_000)
    contact.happens({ 'baton.ContactErased': { by: 'operator:kim', reason: '' } })
    expect(said(contact, 'START', 1_000).reason).toBe('opted-out')
  })

  test('nothing is late where the source does not say when', () => {
    const contact = new Contact()
    said(contact, 'STOP', 2_000)
    expect(said(contact, 'START', 0).verdict).toBe('opted_in')
    expect(told(contact, true, 0).verdict).toBe('opted_out')
  })
})

describe('the CRM', () => {
  const dnd = (optedOut: boolean, by = 'crm') => ({ 'baton.DndChanged': { optedOut, by } })

  test('opts out and in without being told so again', () => {
    const contact = new Contact()
    contact.says('buy')
    expect(contact.happens(dnd(true))).toMatchObject({ verdict: 'opted_out', ownerAfter: 'none' })
    expect(contact.last.flatMap(e => e.effects).filter(e => e.kind === 'send')).toEqual([])
    expect(contact.happens(dnd(false))).toMatchObject({ verdict: 'opted_in', ownerAfter: 'buyer' })
  })

  test('does not take back what the contact asked for; the contact does', () => {
    const contact = new Contact()
    contact.says('STOP')
    contact.happens(dnd(true))
    expect(contact.happens(dnd(false))).toMatchObject({
      verdict: 'recorded',
      reason: 'contact-said-stop',
    })
    expect(contact.state?.optedOut).toBe(true)
    expect(contact.says('START').verdict).toBe('opted_in')
  })

  test.each(['STOP', 'please stop texting me'])(
    'does not take back %j that came after the CRM had told of it',
    text => {
      const contact = new Contact(tablesOf({ policy: realEstate }))
      contact.says('hi')
      contact.happens(dnd(true))
      expect(contact.says(text)).toMatchObject({ verdict: 'refused', reason: 'opted-out' })
      expect(contact.happens(dnd(false))).toMatchObject({ reason: 'contact-said-stop' })
      expect(contact.state?.optedOut).toBe(true)
    },
  )

  test('takes back its own, whatever else was written meanwhile', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.happens(dnd(true))
    contact.says('hello?')
    expect(contact.happens(dnd(false)).verdict).toBe('opted_in')
  })

  test('echoing our own opt-out after START does not opt out again', () => {
    const contact = new Contact()
    contact.says('STOP')
    contact.says('START')
    expect(contact.happens(dnd(true, 'baton'))).toMatchObject({ verdict: 'recorded' })
    expect(contact.state?.optedOut).toBe(false)
  })
})

describe('consent is compared by the time at the source, also where its clock is ahead of the log', () => {
  const dnd = (optedOut: boolean) => ({ 'baton.DndChanged': { optedOut, by: 'crm' } })

  test.each([0, 10_000, -10_000])('by %i ms: a START of before lifts no STOP', skew => {
    const contact = new Contact()
    contact.says('hi')
    const stopAt = contact.after(MINUTE).at
    contact.says('STOP', [], 's1', stopAt + skew)
    contact.after(1000)
    expect(contact.says('START', [], 's2', stopAt - 5000 + skew).reason).toBe('opted-out')
    contact.after(1000)
    expect(contact.says('START', [], 's3', contact.at + skew).verdict).toBe('opted_in')
  })

  test('by seconds: do-not-disturb that was lifted before it was set stays', () => {
    const contact = new Contact()
    contact.says('hi')
    const setAt = contact.after(MINUTE).at + 10_000
    contact.happens(dnd(true), '', setAt)
    contact.after(1000)
    expect(contact.happens(dnd(false), '', setAt - 5000).reason).toBe('consent-since')
    expect(contact.happens(dnd(false), '', setAt + 5000).verdict).toBe('opted_in')
  })

  test('by days: it closes the way back for minutes at most', () => {
    const contact = new Contact()
    contact.says('hi')
    contact.happens(dnd(true), '', contact.at + DAY)
    contact.after(6 * MINUTE)
    expect(contact.happens(dnd(false), '', contact.at).verdict).toBe('opted_in')
  })
})
