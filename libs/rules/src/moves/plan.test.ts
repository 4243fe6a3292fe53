import { textMessage } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { Contact, HOUR, MINUTE } from '../testing/contact.ts'
import { alwaysDefers, plain, realEstate, tablesOf, unwell } from '../testing/policies.ts'

const qualified = { result: 'qualified' as const, reason: '' }

describe('both intents', () => {
  test('the first named goes now, the other waits for it', () => {
    const contact = new Contact()
    const decision = contact.says('buy here and sell there')
    expect(decision).toMatchObject({
      verdict: 'handoff',
      reason: 'plan:buyer',
      ownerAfter: 'buyer',
      warnings: ['queued:seller'],
    })
    expect(contact.state?.queued).toMatchObject({ target: 'seller', after: 'buyer' })
    const [route] = contact.routes.slice(-1)
    expect(route?.context?.summary).toMatch(/^lead → buyer\. then seller\./)
  })

  test('no handoff when the first is the bot already talking', () => {
    const contact = new Contact()
    contact.says('buy')
    const decision = contact.after(HOUR).says('buy another and sell mine')
    expect(decision).toMatchObject({ verdict: 'queued', ownerAfter: 'buyer', target: 'seller' })
  })

  test('the bot already talking waits when the other comes first', () => {
    const contact = new Contact()
    contact.says('buy')
    const decision = contact.after(HOUR).says('sell mine, then buy another')
    expect(decision).toMatchObject({ verdict: 'handoff', ownerAfter: 'seller' })
    expect(contact.state?.queued).toMatchObject({ target: 'buyer', after: 'seller' })
  })

  test('of one bot are one handoff: nothing waits for where the contact is', () => {
    const invest = { bot: 'buyer', phrases: [{ text: 'invest', weight: 9500 }] }
    const policy = { ...plain, intents: { ...plain.intents, invest } }
    const contact = new Contact(tablesOf({ policy }))
    expect(contact.says('buy and invest')).toMatchObject({ reason: 'intent:buyer' })
    expect(contact.state?.queued).toBeNull()
    const three = new Contact(tablesOf({ policy }))
    expect(three.says('buy, invest and sell')).toMatchObject({ reason: 'plan:buyer' })
    expect(three.state?.queued).toMatchObject({ target: 'seller', after: 'buyer' })
  })

  test('what the policy lets happen now happens first: the other half waits', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.after(MINUTE).assigns('lead')
    const decision = contact.after(MINUTE).says('buy and sell')
    expect(decision).toMatchObject({ verdict: 'handoff', reason: 'plan:seller' })
    expect(contact.state).toMatchObject({
      owner: 'seller',
      queued: { target: 'buyer', after: 'seller' },
      blocked: [],
    })
  })

  test('a tie of scores is a plan, not silence', () => {
    expect(new Contact().says('sell and buy').verdict).toBe('handoff')
  })
})

describe('the queued half', () => {
  const planned = () => {
    const contact = new Contact()
    contact.says('buy here and sell there')
    return contact.after(HOUR)
  }

  describe('when the first half waits for its bot to recover', () => {
    const well = tablesOf({ policy: alwaysDefers })
    const deferred = () => {
      const contact = new Contact(well)
      contact.says('buy')
      contact.tables = tablesOf({ policy: alwaysDefers, health: [unwell('seller')] })
      contact.after(HOUR).says('sell mine, then buy another')
      expect(contact.state).toMatchObject({ owner: 'buyer', deferred: { target: 'seller' } })
      return contact
    }
    const done = (contact: Contact, bot: string) =>
      contact.happens({ 'baton.QualificationReported': { ...qualified, by: `bot:${bot}` } })

    test.each([
      ['its timer', (contact: Contact) => contact.after(HOUR).wakes()],
      ['the contact, who asks again', (contact: Contact) => contact.after(MINUTE).says('sell')],
    ])('the half of the present bot comes after it: %s', (_, recovers) => {
      const contact = deferred()
      contact.tables = well
      recovers(contact)
      expect(contact.state).toMatchObject({ owner: 'seller', queued: { target: 'buyer' } })
      done(contact.after(HOUR), 'seller')
      expect(contact.beside).toMatchObject([{ verdict: 'released', ownerAfter: 'buyer' }])
    })

    test('the half of the present bot is over when that bot says so', () => {
      const contact = deferred()
      done(contact, 'buyer')
      expect(contact.beside).toMatchObject([{ verdict: 'timer_moot', reason: 'already-owner' }])
      expect(contact.state).toMatchObject({ queued: null, deferred: { target: 'seller' } })
      contact.tables = well
      contact.after(HOUR).wakes()
      expect(contact.state).toMatchObject({ owner: 'seller', queued: null })
    })

    test('the report of a third bot takes the place of neither half', () => {
      const contact = new Contact(tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] }))
      contact.says('buy here and sell there')
      expect(contact.state).toMatchObject({ owner: 'lead', deferred: { target: 'buyer' } })
      done(contact, 'lead')
      const { queued, deferred } = contact.state!
      expect([deferred?.target, queued?.target, contact.beside]).toEqual(['buyer', 'seller', []])
      contact.tables = well
      contact.after(HOUR).wakes()
      expect(contact.state).toMatchObject({ owner: 'buyer', queued: { target: 'seller' } })
    })

    test('no half is left when the first is cancelled', () => {
      const contact = deferred()
      contact.after(MINUTE).says('buy')
      expect(contact.state).toMatchObject({ owner: 'buyer', deferred: null, queued: null })
    })
  })

  test('is released when the first bot reports that it is done', () => {
    const contact = planned()
    contact.says('thanks')
    contact.bots = 'silent'
    contact.says('that is all')
    expect(contact.replies({ report: qualified }).verdict).toBe('reply_sent')
    expect(contact.beside).toMatchObject([
      { verdict: 'released', event: 'release', ownerAfter: 'seller', reason: 'plan:seller' },
    ])
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'seller', why: 'release' })
    expect(contact.state?.queued).toBeNull()
  })

  test('is taken up when the contact turns to it, and not released again', () => {
    const contact = planned()
    expect(contact.says('sell now').verdict).toBe('handoff')
    expect(contact.state?.queued).toBeNull()
    const reported = { result: 'qualified' as const, reason: '', by: 'bot:seller' }
    contact.happens({ 'baton.QualificationReported': reported })
    expect(contact.beside).toEqual([])
  })

  test('waits for a guard to open, then goes', () => {
    const contact = new Contact()
    contact.says('sell')
    contact.after(MINUTE).says('buy, and sell the other one too')
    expect(contact.state).toMatchObject({ owner: 'buyer', queued: { target: 'seller' } })
    const reported = { result: 'qualified' as const, reason: '', by: 'bot:buyer' }
    contact.happens({ 'baton.QualificationReported': reported })
    expect(contact.beside).toMatchObject([{ verdict: 'refused', reason: 'circular' }])
    contact.after(HOUR).wakes()
    expect(contact.beside).toContainEqual(
      expect.objectContaining({ verdict: 'released', ownerAfter: 'seller' }),
    )
  })

  test('waits for the bot to which the contact went on, whatever guard opens meanwhile', () => {
    const renter = { bot: 'renter', phrases: [{ text: 'rent', weight: 9500 }] }
    const policy = {
      ...plain,
      bots: { ...plain.bots, renter: { ...plain.bots.buyer!, tag: 'Renter-Lead' } },
      intents: { ...plain.intents, renter },
      routes: [
        ...plain.routes,
        { from: 'seller', to: 'renter', threshold: 7000 },
        { from: 'renter', to: 'buyer', threshold: 7000 },
      ],
    }
    const contact = new Contact(tablesOf({ policy }))
    contact.says('buy')
    contact.after(MINUTE).says('sell')
    contact.after(MINUTE).says('sell and buy')
    const reported = { ...qualified, by: 'bot:seller' }
    contact.happens({ 'baton.QualificationReported': reported })
    expect(contact.beside).toMatchObject([{ verdict: 'refused', reason: 'circular' }])
    contact.after(MINUTE).says('rent')
    contact.after(HOUR).wakes()
    expect(contact.state).toMatchObject({
      owner: 'renter',
      queued: { target: 'buyer', after: 'renter' },
    })
  })

  describe('when its guard opens while bots are silent', () => {
    const refused = () => {
      const contact = new Contact().withSilentBots()
      contact.says('sell')
      contact.replies()
      contact.after(5 * MINUTE).says('buy')
      contact.replies()
      contact.after(5 * MINUTE).says('buy and sell')
      contact.replies({ report: qualified })
      expect(contact.beside).toMatchObject([{ verdict: 'refused', reason: 'circular' }])
      return contact
    }

    test('goes once they may speak again', () => {
      const contact = refused()
      const switched = (on: boolean) => ({
        'baton.AutomationSwitched': { on, by: 'operator:kim', reason: '' },
      })
      contact.happens(switched(false))
      contact.after(HOUR).wakes()
      expect(contact.state?.queued?.target).toBe('seller')
      contact.happens(switched(true))
      expect(contact.beside).toMatchObject([{ verdict: 'released', ownerAfter: 'seller' }])
    })

    test('waits for the bot to which an operator gives the contact', () => {
      const contact = refused()
      contact.assigns('human')
      contact.after(HOUR).wakes()
      contact.assigns('buyer')
      expect(contact.state?.queued).toMatchObject({ target: 'seller', after: 'buyer' })
      contact.replies({ report: qualified })
      expect(contact.beside).toMatchObject([{ verdict: 'released', ownerAfter: 'seller' }])
    })
  })

  test('one that the message itself takes back is not planned', () => {
    const contact = new Contact(tablesOf({ policy: realEstate }))
    const clear = (intent: string) => ({ intent, score: 9900 })
    contact.happens({
      'baton.MessageReceived': {
        ...textMessage('m1', 'scratch buying for now. want to sell and travel'),
        intents: [clear('buyer'), clear('seller')],
      },
    })
    expect(contact.state).toMatchObject({ owner: 'seller', queued: null })
  })

  test('ends with a reason when the contact opts out', () => {
    const contact = planned()
    contact.says('STOP')
    expect(contact.beside).toMatchObject([
      { verdict: 'timer_moot', event: 'release', reason: 'opted-out' },
    ])
    expect(contact.state?.queued).toBeNull()
  })
})
