import { describe, expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR, MINUTE, SECOND } from '../testing/contact.ts'
import { alwaysDefers, tablesOf, unwell } from '../testing/policies.ts'

/** HighLevel's tags at a time of the source, in the order in which their webhooks arrive. */
const tagged = (contact: Contact, on: boolean, sentAt: number) =>
  contact.happens(switched(on, 'highlevel:tags'), '', sentAt)

const switched = (on: boolean, by: string) => ({
  'baton.AutomationSwitched': { on, by, reason: '' },
})

describe('automation', () => {
  test('is switched on again by whoever switched it off', () => {
    const contact = new Contact()
    contact.happens(switched(false, 'highlevel:tags'))
    expect(contact.says('hi')).toMatchObject({ verdict: 'recorded', reason: 'automation-off' })
    contact.happens(switched(true, 'highlevel:tags'))
    expect(contact.says('hi').verdict).toBe('continue')
  })

  test('that an operator switched off stays off when tags change', () => {
    const contact = new Contact()
    contact.happens(switched(false, 'highlevel:tags'))
    contact.happens(switched(false, 'operator:kim'))
    expect(contact.happens(switched(true, 'highlevel:tags')).reason).toBe('off-by-another')
    expect(contact.state?.automation).toBe(false)
  })

  test('stays off when a webhook of before, which was repeated, says on', () => {
    const contact = new Contact()
    tagged(contact, false, 2_000)
    expect(tagged(contact, true, 1_000)).toMatchObject({ verdict: 'recorded', reason: 'off-since' })
    expect(contact.says('hi').reason).toBe('automation-off')
    expect(tagged(contact, true, 3_000).reason).toBe('automation-on')
    expect(contact.says('hi').verdict).toBe('continue')
  })

  test('goes by the latest of several words that switch it off', () => {
    const contact = new Contact()
    tagged(contact, false, 3_000)
    tagged(contact, false, 1_000)
    expect(tagged(contact, true, 2_000).reason).toBe('off-since')
  })

  test('stays on when a webhook of before, which was repeated, says off', () => {
    const contact = new Contact()
    tagged(contact, true, 2_000)
    expect(tagged(contact, false, 1_000)).toMatchObject({ verdict: 'recorded', reason: 'on-since' })
    expect(contact.says('hi').verdict).toBe('continue')
    expect(tagged(contact, false, 3_000).reason).toBe('automation-off')
    expect(contact.says('hi').reason).toBe('automation-off')
  })

  test('stays on so, though the tags said on while an operator had it off', () => {
    const contact = new Contact()
    contact.happens(switched(false, 'operator:kim'))
    expect(tagged(contact, true, 2_000).reason).toBe('off-by-another')
    contact.happens(switched(true, 'operator:kim'))
    expect(tagged(contact, false, 1_000).reason).toBe('on-since')
  })

  test('is switched off by an operator whatever the time, and where the source does not say when', () => {
    for (const [by, sentAt] of [
      ['operator:kim', 1_000],
      ['highlevel:tags', 0],
    ] as const) {
      const contact = new Contact()
      tagged(contact, true, 2_000)
      expect(contact.happens(switched(false, by), '', sentAt).reason).toBe('automation-off')
    }
  })

  test('that an operator switched on is switched off by a tag of that time or later', () => {
    for (const apart of [-MINUTE, 0, MINUTE]) {
      const contact = new Contact()
      contact.happens(switched(true, 'operator:kim'), '', 2_000)
      const { at } = contact
      expect(tagged(contact.after(MINUTE), false, at + apart).reason).toBe('automation-off')
    }
  })

  test('that an operator switched on stays on when a webhook of before, which was repeated, says off', () => {
    const contact = new Contact()
    tagged(contact, false, contact.at)
    contact.after(HOUR).happens(switched(true, 'operator:kim'))
    const late = tagged(contact.after(MINUTE), false, contact.at - HOUR / 2)
    expect(late).toMatchObject({ verdict: 'recorded', reason: 'on-since' })
    expect(contact.says('hi').verdict).toBe('continue')
  })

  test('goes by the time at the source, also where its clock is seconds ahead of the log', () => {
    const contact = new Contact()
    const ahead = contact.at + 10 * SECOND
    tagged(contact, false, ahead)
    expect(tagged(contact.after(SECOND), true, ahead - 5 * SECOND).reason).toBe('off-since')
    expect(tagged(contact, true, ahead + SECOND).reason).toBe('automation-on')
    expect(tagged(contact, false, ahead).reason).toBe('on-since')
  })

  test('is switched on where the source does not say when', () => {
    const contact = new Contact()
    tagged(contact, false, 2_000)
    expect(tagged(contact, true, 0).reason).toBe('automation-on')
  })

  test('is switched on by any operator', () => {
    const contact = new Contact()
    contact.happens(switched(false, 'highlevel:tags'))
    contact.happens(switched(true, 'operator:kim'))
    expect(contact.state).toMatchObject({ automation: true, automationOffBy: '' })
  })
})

describe('a message that waits when bots are switched off', () => {
  const off = switched(false, 'highlevel:tags')
  const on = switched(true, 'highlevel:tags')
  const waiting = () => {
    const contact = new Contact().withSilentBots()
    contact.says('when can we see it?')
    contact.after(5 * SECOND).happens(off)
    return contact
  }
  const routedTo = (contact: Contact, bot: string) =>
    expect(contact.routes.at(-1)).toMatchObject({ bot, message: { text: 'when can we see it?' } })

  test('is routed again when they are switched on, and not left unanswered', () => {
    const contact = waiting()
    contact.after(5 * SECOND).happens(on)
    routedTo(contact, 'lead')
    expect(contact.routes.at(-1)).toMatchObject({ why: 'again', term: contact.state?.term })
    contact.after(DAY).wakes()
    expect(contact.state?.owner).toBe('human')
  })

  test('gets a person in the same time, however often they are switched meanwhile', () => {
    const contact = waiting()
    for (let i = 0; i < 8; i++) {
      contact.after(30 * SECOND).happens(on)
      contact.after(30 * SECOND).happens(off)
    }
    contact.happens(on)
    contact.after(5 * MINUTE).wakes()
    expect(contact.state?.owner).toBe('human')
    expect(contact.routes.filter(({ bot }) => bot !== 'human').length).toBeLessThan(12)
  })

  test('gives way to what the contact writes while they are', () => {
    const contact = waiting()
    contact.after(SECOND).says('never mind, thanks')
    contact.after(SECOND).happens(on)
    expect(contact.routes.at(-1)).toMatchObject({ message: { text: 'never mind, thanks' } })
    expect(contact.state?.pending).toHaveLength(1)
  })

  test('is answered in the new term', () => {
    const contact = waiting()
    contact.after(5 * SECOND).happens(on)
    expect(contact.replies({ texts: ['On Saturday.'] }).verdict).toBe('reply_sent')
    expect(contact.state?.pending).toEqual([])
  })

  test('waits no longer than its deadline', () => {
    const contact = waiting()
    contact.after(5 * MINUTE).happens(on)
    expect(contact.beside).toMatchObject([{ verdict: 'timer_moot', reason: 'automation-off' }])
    expect(contact.routes).toHaveLength(1)
    expect(contact.state?.pending).toEqual([])
  })

  test('has a deadline also when its draft waited for approval', () => {
    const contact = new Contact().withSilentBots()
    contact.says('when can we see it?', [fact('budget.max', '2000000')])
    expect(contact.replies().verdict).toBe('reply_held')
    contact.after(HOUR / 6).happens(off)
    contact.after(SECOND).happens(on)
    expect(contact.routes).toHaveLength(2)
    routedTo(contact, 'lead')
  })

  test('goes to the person who takes over meanwhile, and to no bot', () => {
    const contact = waiting()
    contact.assigns('human')
    routedTo(contact, 'human')
    contact.happens(on)
    expect(contact.routes).toHaveLength(2)
  })

  test('is not routed again by a word that they are on, when they are', () => {
    const contact = new Contact().withSilentBots()
    contact.says('when can we see it?')
    contact.happens(on)
    expect(contact.routes).toHaveLength(1)
  })
})

describe('while bots are switched off', () => {
  const off = switched(false, 'highlevel:tags')
  const on = switched(true, 'highlevel:tags')

  test.each(['hello', ''])('who asks for a person gets one, after %j', before => {
    const contact = new Contact().withSilentBots()
    if (before !== '') contact.says(before)
    contact.happens(off)
    expect(contact.after(SECOND).says('a person please')).toMatchObject({
      verdict: 'human',
      reason: 'asks-for-person',
    })
    expect(contact.sent).toEqual([])
    contact.after(SECOND).happens(on)
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'human' })
    expect(contact.after(SECOND).says('hello?')).toMatchObject({ reason: 'with-human' })
  })

  test('who has a person already, or asks for none, is taken down', () => {
    const contact = new Contact()
    contact.happens(off)
    expect(contact.says('buy')).toMatchObject({ verdict: 'recorded', ownerAfter: 'lead' })
    contact.assigns('human')
    expect(contact.says('a person please').verdict).toBe('recorded')
  })

  test('what the contact writes has attempts and a deadline of its own', () => {
    const contact = new Contact().withSilentBots()
    contact.says('first')
    contact.after(5 * MINUTE).wakes()
    contact.after(4 * MINUTE).happens(off)
    const { at } = contact.after(SECOND).says('second')
    contact.after(SECOND).happens(on)
    expect(contact.routes.at(-1)).toMatchObject({
      message: { text: 'second' },
      deadlineAt: at + 5 * MINUTE,
    })
    contact.after(6 * MINUTE).wakes()
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'lead', why: 'again' })
    contact.after(6 * MINUTE).wakes()
    expect(contact.state?.owner).toBe('human')
  })

  const sick = tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] })
  const well = tablesOf({ policy: alwaysDefers })

  test('a plan whose first half waits for its bot to recover waits too', () => {
    const contact = new Contact(sick)
    const { decisionId } = contact.says('buy and sell')
    contact.after(SECOND).happens(off)
    contact.after(5 * SECOND).happens(on)
    expect(contact.state).toMatchObject({ deferred: { decisionId }, queued: { target: 'seller' } })
    contact.tables = well
    contact.after(30 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([{ verdict: 'handoff', about: decisionId }])
    expect(contact.state).toMatchObject({ owner: 'buyer', queued: { after: 'buyer' } })
  })

  test('nothing is handed over: a deferral is tried when they are on, in its time or at once', () => {
    const contact = new Contact(sick)
    const { at } = contact.says('buy')
    contact.tables = well
    contact.after(SECOND).happens(off)
    contact.after(DAY).wakes()
    expect(contact.beside).toEqual([])
    contact.happens(on)
    contact.wakes()
    expect(contact.beside).toMatchObject([{ verdict: 'handoff', ownerAfter: 'buyer' }])
    const other = new Contact(sick)
    other.says('buy')
    for (let i = 0; i < 3; i++) {
      other.after(MINUTE).happens(off)
      other.after(MINUTE).happens(on)
    }
    expect(other.state?.timers.find(({ id }) => id === 'retry')?.dueAt).toBe(at + 30 * MINUTE)
  })

  test('a deferral ends when the contact opts out', () => {
    const contact = new Contact(sick)
    const { decisionId } = contact.says('buy')
    contact.happens(off)
    contact.says('STOP')
    expect(contact.beside).toMatchObject([{ verdict: 'timer_moot', about: decisionId }])
    expect(contact.state?.deferred).toBeNull()
  })
})
