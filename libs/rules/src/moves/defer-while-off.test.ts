import { describe, expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR, MINUTE, SECOND } from '../testing/contact.ts'
import { alwaysDefers, tablesOf, unwell } from '../testing/policies.ts'

const sick = tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] })
const well = tablesOf({ policy: alwaysDefers })

const switched = (contact: Contact, on: boolean) =>
  contact.happens({ 'baton.AutomationSwitched': { on, by: 'crm', reason: '' } })

/** The buyer bot is to have the contact when it is well, and bots are switched off. */
const waiting = (said = 'buy') => {
  const contact = new Contact(sick)
  const { decisionId } = contact.says(said)
  switched(contact.after(MINUTE), false)
  return { contact: contact.after(MINUTE), decisionId }
}

const recovers = (contact: Contact) => {
  contact.tables = well
  switched(contact.after(MINUTE), true)
  contact.after(HOUR).wakes()
  return contact
}

describe('what the contact writes while bots are switched off', () => {
  test('ends a deferral when it wants another bot: nobody moves', () => {
    const { contact, decisionId } = waiting()
    expect(contact.says('sell')).toMatchObject({ verdict: 'recorded', ownerAfter: 'lead' })
    expect(contact.beside).toMatchObject([
      { event: 'retry', verdict: 'timer_moot', reason: 'withdrawn', about: decisionId },
    ])
    expect(recovers(contact).state).toMatchObject({ owner: 'lead', deferred: null, handoffs: [] })
  })

  test('ends it when it wants the bot that has the contact', () => {
    const contact = new Contact(sick)
    contact.says('sell')
    contact.after(HOUR).says('buy')
    switched(contact, false)
    contact.after(MINUTE).says('sell')
    expect(contact.beside).toMatchObject([{ verdict: 'timer_moot', reason: 'withdrawn' }])
    expect(recovers(contact).state).toMatchObject({ owner: 'seller' })
  })

  test.each(['hello', 'buy', 'maybe list', 'sell and buy', ''])('leaves it waiting: %j', said => {
    const { contact } = waiting()
    contact.says(said)
    expect(contact.beside).toEqual([])
    expect(recovers(contact).state).toMatchObject({ owner: 'buyer' })
  })

  test('brings the second half of its plan, when it wants that, once they are on', () => {
    const { contact } = waiting('buy and sell')
    contact.says('sell')
    expect(contact.state).toMatchObject({ owner: 'lead', deferred: null })
    switched(contact.after(MINUTE), true)
    expect(contact.beside).toMatchObject([{ verdict: 'released', ownerAfter: 'seller' }])
  })

  describe('once the second half of a plan is due', () => {
    /** The contact has turned from buying to selling, which comes when bots are on. */
    const due = () => {
      const { contact } = waiting('buy and sell')
      contact.says('sell')
      expect(contact.state?.queued).toMatchObject({ target: 'seller', after: '' })
      return contact.after(MINUTE)
    }
    /** The buyer bot is done: so says an operator. */
    const done = () => {
      const contact = new Contact(well)
      contact.says('buy and sell')
      switched(contact.after(MINUTE), false)
      const qualified = { result: 'qualified' as const, reason: '', by: 'operator:kim' }
      contact.happens({ 'baton.QualificationReported': qualified })
      return contact.after(MINUTE)
    }

    test.each([
      ['another bot', due, 'buy', 'lead'],
      ['the bot that has the contact', done, 'buy', 'buyer'],
    ])('keeps it waiting for that bot when it wants %s', (_, before, said, owner) => {
      const contact = before()
      contact.says(said)
      expect(contact.state?.queued).toMatchObject({ target: 'seller', after: owner })
      expect(recovers(contact).state).toMatchObject({ owner, queued: { after: owner } })
    })

    test.each(['hello', 'sell', 'maybe purchase', 'buy and sell'])('lets it come: %j', said => {
      for (const contact of [due(), done()]) {
        contact.says(said)
        expect(recovers(contact).state).toMatchObject({ owner: 'seller', queued: null })
      }
    })
  })

  test('leaves it waiting when it answers the question of the bot that has the contact', () => {
    const contact = new Contact(tablesOf({ policy: alwaysDefers }))
    contact.says('sell')
    contact.withSilentBots().says('hm')
    contact.replies({ texts: ['How many?'], asks: [{ side: 'selling', name: 'beds' }] })
    contact.tables = sick
    contact.after(HOUR).says('buy')
    switched(contact, false)
    contact.after(MINUTE).says('sell', [fact('beds', '3', 'selling')])
    expect(contact.state?.deferred?.target).toBe('buyer')
    contact.tables = well
    switched(contact.after(MINUTE), true)
    contact.replies()
    expect(contact.after(HOUR).wakes().ownerAfter).toBe('buyer')
  })

  test('of a message that waits goes to the bot that has the contact, not to that of the former wish', () => {
    const contact = new Contact(sick)
    contact.says('buy')
    contact
      .after(29 * MINUTE)
      .withSilentBots()
      .says('hello?')
    switched(contact.after(10 * SECOND), false)
    contact.after(10 * SECOND).says('sell')
    recovers(contact)
    expect(contact.routes.filter(({ bot }) => bot === 'buyer')).toEqual([])
    expect(contact.routes.at(-1)).toMatchObject({ message: { text: 'sell' } })
  })
})

describe('the tries of a deferral', () => {
  const triesOf = (contact: Contact) =>
    contact.decisions.filter(({ event }) => event === 'retry').map(({ at }) => at)

  test('are retryEvery apart, however often bots are switched off and on', () => {
    const { contact } = waiting()
    const { retryMs } = alwaysDefers.deferral
    const on = contact.after(100 * MINUTE).at
    switched(contact, true)
    contact.wakes()
    for (let i = 0; i < 4; i++) {
      switched(contact.after(20 * SECOND), false)
      switched(contact.after(20 * SECOND), true)
      contact.after(SECOND).wakes()
    }
    expect(contact.state?.owner).toBe('lead')
    contact.after(DAY).wakes()
    expect(triesOf(contact)).toEqual([on, on + retryMs, on + 2 * retryMs])
    expect(contact.state?.owner).toBe('human')
  })

  test('count from the first when bots stay on', () => {
    const contact = new Contact(sick)
    const { at } = contact.says('buy')
    contact.after(DAY).wakes()
    const { retryMs } = alwaysDefers.deferral
    expect(triesOf(contact)).toEqual([1, 2, 3].map(times => at + times * retryMs))
  })
})
