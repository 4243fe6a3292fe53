import type { RoutedMessage } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { Contact, fact, HOUR, MINUTE, MORNING } from '../testing/contact.ts'
import { tablesOf } from '../testing/policies.ts'

const answerTo = ({ decisionId, term, bot }: RoutedMessage) => ({ decisionId, term, bot })

describe('a follow-up that waits for daytime', () => {
  const waiting = () => {
    const contact = new Contact(tablesOf(), MORNING + 13 * HOUR).withSilentBots()
    contact.says('hi')
    contact.replies({ wakeAt: contact.at + 2 * HOUR })
    contact.after(2 * HOUR + MINUTE).wakes()
    return contact
  }
  const learn = (contact: Contact, budget: string) =>
    contact.happens({
      'baton.FactsLearned': { facts: [fact('budget.max', budget)], by: 'operator:kim' },
    })
  const approve = (contact: Contact) =>
    contact.happens({
      'baton.ReplyReviewed': {
        decisionId: contact.state!.draft!.decisionId,
        approved: true,
        by: 'operator:kim',
        text: null,
      },
    })

  test('waits for approval when what was learned at night needs it', () => {
    const contact = waiting()
    expect(contact.replies({ texts: ['Still there?'] }).reason).toBe('quiet-hours')
    learn(contact, '1500000')
    contact.after(7 * HOUR).wakes()
    expect(contact.beside).toMatchObject([
      { event: 'quiet', verdict: 'reply_held', reason: 'review:buying.budget.max' },
    ])
    expect(approve(contact)).toMatchObject({ verdict: 'reply_sent', reason: 'released' })
    expect(contact.sent).toContain('Still there?')
  })

  test('leaves when nothing that needs it was learned', () => {
    const contact = waiting()
    contact.replies({ texts: ['Still there?'] })
    learn(contact, '500000')
    contact.after(7 * HOUR).wakes()
    expect(contact.beside).toMatchObject([{ verdict: 'reply_sent', reason: 'released' }])
  })

  test('is not given up for the next one once a person has approved it', () => {
    const contact = waiting()
    learn(contact, '1500000')
    contact.replies({ texts: ['The loft is back'], wakeAt: contact.at + 2 * HOUR })
    approve(contact)
    contact.after(2 * HOUR + MINUTE).wakes()
    expect(contact.routes.at(-1)).toMatchObject({ why: 'follow_up' })
    expect(contact.replies({ texts: ['Just checking in'] })).toMatchObject({
      verdict: 'reply_dropped',
      reason: 'awaits-review',
    })
    contact.after(6 * HOUR).wakes()
    expect(contact.sent).toContain('The loft is back')
  })

  test('is given up for the next one when nobody has approved it', () => {
    const contact = waiting()
    contact.replies({ texts: ['The loft is back'], wakeAt: contact.at + 2 * HOUR })
    contact.after(2 * HOUR + MINUTE).wakes()
    expect(contact.replies({ texts: ['Just checking in'] }).verdict).toBe('reply_held')
    expect(contact.state?.draft?.texts).toEqual(['Just checking in'])
  })

  test('leaves in the morning when it was approved at night, and has no tag meanwhile', () => {
    const contact = waiting()
    learn(contact, '1500000')
    expect(contact.replies({ texts: ['Still there?'] }).reason).toBe('review:buying.budget.max')
    expect(approve(contact).reason).toBe('quiet-hours')
    contact.after(7 * HOUR).wakes()
    expect(contact.beside).toMatchObject([{ verdict: 'reply_sent', reason: 'released' }])
    const tags = contact.actions.filter(
      action => action['baton.RemoveTags']?.tags[0] === 'HITL-Review',
    )
    expect(tags).toHaveLength(1)
  })
})

describe('a late reply that is held, and asks by its approval what is known', () => {
  const asks = [{ side: 'buying', name: 'beds' }]
  const approved = (late: boolean) => {
    const contact = new Contact().withSilentBots()
    contact.says('buy', [fact('budget.max', '1500000')])
    const first = contact.routes.at(-1)!
    contact.after(5 * MINUTE).wakes()
    const second = contact.routes.at(-1)!
    const held = contact.replies({ ...answerTo(late ? first : second), asks })
    contact.happens({ 'baton.FactsLearned': { facts: [fact('beds', '3')], by: 'operator:kim' } })
    const review = { decisionId: held.decisionId, approved: true, by: 'operator:kim', text: null }
    expect(contact.happens({ 'baton.ReplyReviewed': review }).reason).toBe('re-ask')
    const facts = [fact('budget.max', '500000')]
    contact.happens({ 'baton.FactsLearned': { facts, by: 'operator:kim' } })
    return { contact, first, second }
  }

  test.each([
    ['the first', true],
    ['the second', false],
  ])('was the only reply to %s decision; that to the other counts', (_, late) => {
    const { contact, first, second } = approved(late)
    const [spent, open] = late ? [first, second] : [second, first]
    expect(contact.replies(answerTo(spent)).reason).toBe('not-awaited')
    expect(contact.replies(answerTo(open)).reason).toBe('answered')
  })
})
