import { describe, expect, test } from 'vitest'
import { Contact, fact, MINUTE } from '../testing/contact.ts'
import { alwaysDefers, tablesOf, unwell } from '../testing/policies.ts'

const sick = tablesOf({ policy: alwaysDefers, health: [unwell('buyer')] })
const well = tablesOf({ policy: alwaysDefers })

const deferred = () => {
  const contact = new Contact(sick)
  const decision = contact.says('buy')
  return { contact, id: decision.decisionId, decision }
}

/** Decisions that end a deferral. */
const ends = (contact: Contact, id: string) =>
  contact.decisions.filter(
    d => d.about === id && ['handoff', 'human', 'timer_moot'].includes(d.verdict),
  )

describe('a handoff to an unwell bot', () => {
  test('waits, and the present bot goes on', () => {
    const { contact, decision } = deferred()
    expect(decision).toMatchObject({ verdict: 'deferred', target: 'buyer', ownerAfter: 'lead' })
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'lead', why: 'continue' })
    expect(contact.actions).toContainEqual({
      'baton.AddTags': { tags: ['Handoff-Deferred-Buyer-Performance'] },
    })
  })

  test('is executed once when the bot has recovered', () => {
    const { contact, id } = deferred()
    contact.tables = well
    contact.after(30 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([
      { verdict: 'handoff', reason: 'deferral-recovered', about: id, ownerAfter: 'buyer' },
    ])
    contact.after(300 * MINUTE).wakes()
    expect(ends(contact, id)).toHaveLength(1)
    expect(contact.state?.handoffs).toHaveLength(1)
  })

  test('that is let through although the bot is still unwell says so', () => {
    const { contact, id } = deferred()
    const policy = { ...alwaysDefers, deferral: { ...alwaysDefers.deferral, probeShare: 10_000 } }
    contact.tables = tablesOf({ policy, health: [unwell('buyer')] })
    contact.after(30 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([
      { verdict: 'handoff', reason: 'let-through', about: id, warnings: ['probe'] },
    ])
  })

  test('goes to a person after three retries, at 30, 60 and 90 minutes', () => {
    const { contact, id, decision } = deferred()
    contact.after(95 * MINUTE).wakes()
    const retries = contact.beside.filter(d => d.event === 'retry')
    expect(retries.map(d => [d.verdict, (d.at - decision.at) / MINUTE])).toEqual([
      ['deferred', 30],
      ['deferred', 60],
      ['human', 90],
    ])
    expect(ends(contact, id)).toHaveLength(1)
    expect(contact.state?.owner).toBe('human')
  })

  test('is not deferred twice by the same wish', () => {
    const { contact, id } = deferred()
    const again = contact.after(MINUTE).says('buy')
    expect(again).toMatchObject({ verdict: 'continue', reason: 'already-deferred', about: id })
    expect(contact.state?.timers.filter(timer => timer.id === 'retry')).toHaveLength(1)
  })

  test('is executed at once when the contact asks again and the bot is well', () => {
    const { contact, id } = deferred()
    contact.tables = well
    expect(contact.after(MINUTE).says('buy')).toMatchObject({ verdict: 'handoff', about: id })
    expect(ends(contact, id)).toHaveLength(1)
  })

  test('is cancelled when the contact turns elsewhere', () => {
    const { contact, id } = deferred()
    contact.after(MINUTE).says('sell')
    expect(contact.state).toMatchObject({ owner: 'seller', deferred: null })
    expect(ends(contact, id)).toMatchObject([{ verdict: 'timer_moot', reason: 'moved-on' }])
  })

  describe('when the contact turns back to the bot that has them', () => {
    const turning = () => {
      const contact = new Contact(well)
      contact.says('buy')
      contact.tables = tablesOf({ policy: alwaysDefers, health: [unwell('seller')] })
      const { decisionId } = contact.after(31 * MINUTE).says('sell')
      return { contact: contact.after(MINUTE), id: decisionId }
    }

    test('is cancelled, as it would have been undone had that bot been well', () => {
      const { contact, id } = turning()
      contact.says('buy')
      expect(contact.state).toMatchObject({ owner: 'buyer', deferred: null })
      contact.tables = well
      contact.after(300 * MINUTE).wakes()
      expect(contact.state?.owner).toBe('buyer')
      expect(ends(contact, id)).toMatchObject([{ verdict: 'timer_moot', reason: 'withdrawn' }])
    })

    test.each([
      ['raises nothing', 'hello'],
      ['raises it only in the light of what was said before', 'maybe purchase'],
      ['raises both', 'buy and sell'],
    ])('waits on after a message that %s', (_, text) => {
      const { contact } = turning()
      contact.says('buy and sell')
      contact.after(MINUTE).says(text)
      expect(contact.state?.deferred).toMatchObject({ target: 'seller' })
    })

    test('waits on after an answer to a question of that bot, in whatever words', () => {
      const { contact } = turning()
      contact.withSilentBots().says('hello')
      contact.replies({ texts: ['How many?'], asks: [{ side: 'buying', name: 'beds' }] })
      contact.after(MINUTE).says('buy', [fact('beds', '3')])
      expect(contact.state?.deferred).toMatchObject({ target: 'seller' })
    })
  })

  test.each([
    ['opted-out', (contact: Contact) => contact.says('STOP')],
    ['human', (contact: Contact) => contact.says('a person please')],
    ['assigned', (contact: Contact) => contact.assigns('seller')],
  ])('ends exactly once when something outranks it: %s', (reason, what) => {
    const { contact, id } = deferred()
    what(contact.after(MINUTE))
    contact.after(300 * MINUTE).wakes()
    expect(ends(contact, id)).toMatchObject([{ verdict: 'timer_moot', reason }])
  })

  test('gives the same result whenever its timer is noticed', () => {
    const run = (wakes: readonly number[]) => {
      const { contact } = deferred()
      for (const ms of wakes) contact.after(ms).wakes()
      return contact.decisions
        .filter(d => d.event === 'retry')
        .map(d => [d.verdict, d.reason, d.at])
    }
    expect(run([100 * MINUTE])).toEqual(run(Array.from({ length: 100 }, () => MINUTE)))
  })
})

test('probes and the cap are drawn by the decision, and the decision says so', () => {
  const { deferral } = alwaysDefers
  const probing = { ...alwaysDefers, deferral: { ...deferral, probeShare: 10_000 } }
  const probed = new Contact(tablesOf({ policy: probing, health: [unwell('buyer')] })).says('buy')
  expect(probed).toMatchObject({ verdict: 'handoff', warnings: ['probe'] })
  const capped = { ...alwaysDefers, deferral: { ...deferral, maxShare: 0 } }
  const passed = new Contact(tablesOf({ policy: capped, health: [unwell('buyer')] })).says('buy')
  expect(passed).toMatchObject({ verdict: 'handoff', warnings: ['deferral-cap'] })
})
