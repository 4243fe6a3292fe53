import { describe, expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR, MINUTE } from '../testing/contact.ts'

const sold = () => {
  const contact = new Contact()
  contact.says('sell')
  return contact
}
/** The seller bot starts to speak. */
const standing = { decisionId: '', term: 1, bot: 'seller' }
const condition = fact('condition', 'present', 'selling')
const price = fact('askingPrice', '400000', 'selling')

describe('a handoff is', () => {
  test('successful when the receiving bot gains two required facts and keeps the contact for the cooldown', () => {
    const contact = sold()
    contact.after(MINUTE).says('it is fine', [condition])
    contact.after(MINUTE).says('400', [price])
    expect(contact.outcomes).toEqual([])
    contact.after(HOUR).wakes()
    expect(contact.outcomes).toMatchObject([
      { from: 'lead', to: 'seller', outcome: 'successful', reason: 'facts' },
    ])
  })

  test('not helped by facts that were known before or came with the message that caused it', () => {
    const contact = new Contact()
    contact.says('hi', [condition])
    contact.says('sell', [price])
    contact.after(MINUTE).says('as I said', [condition, price])
    contact.after(4 * DAY).wakes()
    expect(contact.outcomes).toMatchObject([{ outcome: 'timeout' }])
  })

  test.each([
    [
      'qualified',
      {
        'baton.QualificationReported': {
          result: 'qualified' as const,
          reason: '',
          by: 'bot:seller',
        },
      },
    ],
    [
      'appointment',
      { 'baton.AppointmentChanged': { appointmentId: 'a', status: 'booked', at: 0 } },
    ],
  ])('successful when %s within 72 h', (reason, event) => {
    const contact = sold().after(70 * HOUR)
    contact.happens(event)
    contact.after(HOUR).wakes()
    expect(contact.outcomes).toMatchObject([{ outcome: 'successful', reason }])
  })

  test('not helped by a fact that comes, goes and comes again', () => {
    const contact = sold()
    for (const value of ['400000', '', '400000', '']) {
      contact.after(MINUTE).says('well', [{ ...price, value }])
    }
    contact.after(MINUTE).says('it is fine', [condition])
    contact.after(4 * DAY).wakes()
    expect(contact.outcomes).toMatchObject([{ outcome: 'timeout', reason: 'undecided' }])
  })

  test('helped by a fact that is said again after it was withdrawn', () => {
    const contact = sold()
    for (const value of ['400000', '', '410000']) {
      contact.after(MINUTE).says('well', [{ ...price, value }])
    }
    contact.after(MINUTE).says('it is fine', [condition])
    contact.after(HOUR).wakes()
    expect(contact.outcomes).toMatchObject([{ outcome: 'successful', reason: 'facts' }])
  })

  test('not helped by what another bot has found out, in a late reply or otherwise', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const late = contact.routes.at(-1)!
    contact.says('sell')
    contact.replies()
    const facts = [condition, price]
    const { decisionId, term, bot } = late
    expect(contact.replies({ decisionId, term, bot, facts }).reason).toBe('not-owner')
    contact.happens({ 'baton.FactsLearned': { facts: [{ ...price, value: '1' }], by: 'bot:lead' } })
    expect(contact.state?.facts).toHaveLength(2)
    contact.after(4 * DAY).wakes()
    expect(contact.outcomes).toMatchObject([{ outcome: 'timeout', reason: 'undecided' }])
  })

  test.each(['qualified', 'failed'] as const)(
    'not concerned by another bot that reports %s, and nothing queued is released',
    result => {
      const contact = new Contact()
      contact.says('sell and buy')
      const report = { result, reason: '', by: 'bot:lead' }
      expect(contact.happens({ 'baton.QualificationReported': report })).toMatchObject({
        verdict: 'ignored',
        reason: 'not-owner',
      })
      expect(contact.state).toMatchObject({ owner: 'seller', queued: { target: 'buyer' } })
      expect(contact.outcomes).toEqual([])
    },
  )

  test('one that no score made when it was asked for outright', () => {
    const whole = { target: 'seller', reason: '', confidence: 10_000 }
    const asked = new Contact().withSilentBots()
    asked.says('hi')
    asked.replies({ request: whole })
    asked.says('STOP')
    const outside = new Contact()
    outside.happens({ 'baton.HandoffRequested': { target: 'seller', reason: '', by: 'crm' } })
    outside.says('STOP')
    for (const { outcomes } of [asked, outside]) {
      expect(outcomes).toMatchObject([{ outcome: 'failed', score: -1, threshold: 0 }])
    }
    const scored = new Contact().withSilentBots()
    scored.says('hi')
    scored.replies({ request: { ...whole, confidence: 8000 } })
    scored.says('STOP')
    expect(scored.outcomes).toMatchObject([{ score: 8000, threshold: 7000 }])
  })

  test('reverted when the contact is sent back within the cooldown, whatever was gained', () => {
    const contact = new Contact()
    contact.assigns('buyer')
    contact.says('sell')
    contact.after(MINUTE).says('both', [condition, price])
    contact.after(28 * MINUTE).says('buy')
    expect(contact.outcomes).toMatchObject([{ from: 'buyer', to: 'seller', outcome: 'reverted' }])
  })

  test('superseded when a new intent moves it on after the cooldown', () => {
    const contact = new Contact()
    contact.assigns('buyer')
    contact.says('sell')
    contact.after(30 * MINUTE).says('buy')
    expect(contact.outcomes).toMatchObject([{ outcome: 'superseded' }])
  })

  test('reverted when an operator sends it back, also later', () => {
    const contact = sold()
    contact.after(2 * DAY).assigns('lead')
    expect(contact.outcomes).toMatchObject([{ outcome: 'reverted' }])
  })

  test.each([
    ['opted-out', 'STOP'],
    ['asks-for-person', 'a person please'],
  ])('failed: %s', (reason, text) => {
    const contact = sold()
    contact.after(HOUR).says(text)
    expect(contact.outcomes).toMatchObject([{ outcome: 'failed', reason }])
  })

  test.each([
    ['a person is asked for', (contact: Contact) => contact.says('a person please')],
    [
      'the bot calls one with its report',
      (contact: Contact) =>
        contact.replies({
          ...standing,
          report: { result: 'qualified', reason: '' },
          request: { target: 'human', reason: 'ready', confidence: 0 },
        }),
    ],
  ])('successful when it had qualified before %s', (_, ends) => {
    const contact = sold()
    contact.after(MINUTE).replies({ ...standing, report: { result: 'qualified', reason: '' } })
    ends(contact)
    expect(contact.state?.owner).toBe('human')
    expect(contact.outcomes).toMatchObject([{ outcome: 'successful', reason: 'qualified' }])
  })

  test('failed when STOP follows within the cooldown, whatever was achieved', () => {
    const contact = sold()
    contact.after(MINUTE).replies({ ...standing, report: { result: 'qualified', reason: '' } })
    contact.says('STOP')
    expect(contact.outcomes).toMatchObject([{ outcome: 'failed', reason: 'opted-out' }])
  })

  test('failed when the bot reports so', () => {
    const contact = sold()
    contact.replies({
      decisionId: '',
      term: 1,
      bot: 'seller',
      report: { result: 'failed', reason: '' },
    })
    expect(contact.outcomes).toMatchObject([{ outcome: 'failed', reason: 'reported' }])
  })

  test('a timeout exactly 72 h later, and closed only once', () => {
    const contact = sold()
    const { at } = contact
    contact.after(80 * HOUR).wakes()
    contact.after(80 * HOUR).wakes()
    expect(contact.outcomes).toMatchObject([{ outcome: 'timeout', closedAt: at + 72 * HOUR }])
  })
})
