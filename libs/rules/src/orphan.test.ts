// Method: a contact whose bot the policy in force loses between two events.
import { describe, expect, test } from 'vitest'
import { Contact, fact, HOUR, MINUTE } from './testing/contact.ts'
import { plain, type TablesGiven, tablesOf } from './testing/policies.ts'

const withoutBuyer = (): TablesGiven => {
  const { buyer: _, ...bots } = plain.bots
  const { buyer: __, ...intents } = plain.intents
  const routes = plain.routes.filter(({ from, to }) => from !== 'buyer' && to !== 'buyer')
  return { policy: { ...plain, bots, intents, routes }, policyHash: 'without-buyer' }
}

/** The buyer bot has the contact, and a draft of it waits for approval. */
const orphaned = () => {
  const contact = new Contact().withSilentBots()
  contact.says('buy', [fact('budget.max', '2000000')])
  const asks = [{ side: 'buying', name: 'beds' }]
  const { decisionId } = contact.replies({ texts: ['How many bedrooms?'], asks })
  contact.tables = tablesOf(withoutBuyer())
  return { contact, decisionId }
}

describe('a bot that the policy does not know any more', () => {
  test('says nothing more: its draft goes with it', () => {
    const { contact, decisionId } = orphaned()
    const review = { decisionId, approved: true, by: 'operator:kim', text: null }
    expect(contact.happens({ 'baton.ReplyReviewed': review })).toMatchObject({
      verdict: 'ignored',
      ownerAfter: 'lead',
    })
    expect(contact.beside).toMatchObject([
      { event: 'draft', verdict: 'reply_dropped', reason: 'superseded', about: decisionId },
    ])
    expect(contact.sent).toEqual([])
    expect(contact.state).toMatchObject({ draft: null, question: null, turns: [] })
  })

  test('leaves the message that its draft was for to the entry bot, with a deadline', () => {
    const { contact } = orphaned()
    contact.after(MINUTE).wakes()
    expect(contact.state?.pending).toMatchObject([{ bot: 'lead', text: 'buy' }])
    contact.after(5 * MINUTE).wakes()
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'lead', why: 'again', term: 2 })
    expect(contact.replies()).toMatchObject({ verdict: 'reply_held', owner: 'lead' })
  })

  test('takes its tag along, and what it was handed is no longer judged', () => {
    const { contact } = orphaned()
    contact.after(MINUTE).wakes()
    expect(contact.actions).toContainEqual({ 'baton.AddTags': { tags: ['Needs Qualifying'] } })
    expect(contact.actions).toContainEqual({ 'baton.RemoveTags': { tags: ['Buyer-Lead'] } })
    expect(contact.outcomes).toMatchObject([{ to: 'buyer', outcome: 'superseded' }])
    contact.replies({ decisionId: '', report: { result: 'qualified', reason: '' } })
    expect(contact.outcomes).toHaveLength(1)
  })

  test('leaves what it had twice to the entry bot, once, before a person gets it', () => {
    const contact = new Contact().withSilentBots()
    contact.says('buy')
    contact.after(5 * MINUTE).wakes()
    contact.tables = tablesOf(withoutBuyer())
    contact.after(MINUTE).wakes()
    contact.after(5 * MINUTE).wakes()
    expect(contact.routes.map(({ bot }) => bot)).toEqual(['buyer', 'buyer', 'lead'])
    contact.after(5 * MINUTE).wakes()
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'human', message: { text: 'buy' } })
  })

  test('is not woken, nor is the entry bot in its place, whenever its wake-up is noticed', () => {
    for (const earlier of [0, HOUR]) {
      const contact = new Contact().withSilentBots()
      contact.says('buy')
      contact.replies({ wakeAt: contact.at + 2 * HOUR })
      contact.tables = tablesOf(withoutBuyer())
      if (earlier > 0) contact.after(earlier).wakes()
      contact.after(3 * HOUR).wakes()
      expect(contact.state?.owner).toBe('lead')
      expect(contact.routes.map(({ bot }) => bot)).toEqual(['buyer'])
    }
  })

  test('leaves what was queued behind it to wait for the entry bot', () => {
    const contact = new Contact()
    contact.says('buy and sell')
    contact.tables = tablesOf(withoutBuyer())
    contact.after(MINUTE).wakes()
    expect(contact.state?.queued).toMatchObject({ target: 'seller', after: 'lead' })
  })
})
