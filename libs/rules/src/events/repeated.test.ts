// What HighLevel could not tell comes again ten minutes later, when other things have happened.
import { describe, expect, test } from 'vitest'
import { Contact, MINUTE, SECOND } from '../testing/contact.ts'
import { plain, tablesOf } from '../testing/policies.ts'

const LATER = 10 * MINUTE

describe('a person who has written to the contact', () => {
  const wrote = { 'baton.OwnerAssigned': { owner: 'human', by: 'highlevel', note: '' } }

  test('does not take the conversation back from who was assigned since', () => {
    const contact = new Contact()
    contact.says('hi')
    const writtenAt = contact.at
    contact.after(MINUTE).assigns('buyer')
    const late = contact.after(LATER).happens(wrote, '', writtenAt)
    expect(late).toMatchObject({
      verdict: 'recorded',
      reason: 'assigned-since',
      ownerAfter: 'buyer',
    })
    expect(contact.says('when can we see it?').ownerAfter).toBe('buyer')
  })

  test('has it, also when that is told late and nobody was assigned since', () => {
    const contact = new Contact()
    contact.assigns('buyer')
    const writtenAt = contact.after(MINUTE).at
    expect(contact.after(LATER).happens(wrote, '', writtenAt)).toMatchObject({
      ownerAfter: 'human',
    })
  })

  test('has it, also when their clock is somewhat behind that of the brokers', () => {
    const contact = new Contact()
    contact.assigns('buyer')
    const told = contact.after(SECOND).happens(wrote, '', contact.at - MINUTE)
    expect(told).toMatchObject({ verdict: 'assigned', ownerAfter: 'human' })
  })
})

describe('an appointment', () => {
  const made = { 'baton.AppointmentChanged': { appointmentId: 'a', status: 'new', at: 0 } }

  test('that was made before a handoff is none of its achievements', () => {
    const contact = new Contact()
    contact.says('hi')
    const madeAt = contact.at
    contact.after(MINUTE).says('buy')
    contact.after(LATER).happens(made, '', madeAt)
    expect(contact.state?.outcomes).toMatchObject([{ achieved: '' }])
  })

  test('that was made after it is, however late that is told', () => {
    const contact = new Contact()
    contact.says('buy')
    const madeAt = contact.after(MINUTE).at
    contact.after(LATER).happens(made, '', madeAt)
    expect(contact.state?.outcomes).toMatchObject([{ achieved: 'appointment' }])
  })
})

describe('a name in the CRM', () => {
  const named = (value: string) => ({
    'baton.FactsLearned': {
      facts: [{ side: 'person', name: 'name', value, confidence: 9_000 }],
      by: 'highlevel',
    },
  })
  const seller = plain.bots.seller!
  const asked = { side: 'person', name: 'name', or: [] } as const
  const asksName = {
    ...plain,
    bots: { ...plain.bots, seller: { ...seller, required: [...seller.required, asked] } },
  }
  const name = ({ state }: Contact) => state?.facts.find(fact => fact.name === 'name')?.value

  test('that was there before another one does not come back', () => {
    const contact = new Contact()
    contact.says('hi')
    const before = contact.at
    contact.after(MINUTE).happens(named('Ana Right'), '', contact.at)
    contact.after(LATER).happens(named('Ana Wrong'), '', before)
    expect(name(contact)).toBe('Ana Right')
  })

  test('that was there before a handoff is no gain of its', () => {
    const gainsBy = (sinceHandoff: number) => {
      const contact = new Contact(tablesOf({ policy: asksName }))
      const { at } = contact.says('sell')
      contact.after(LATER).happens(named('Ana'), '', at + sinceHandoff)
      return contact.state?.outcomes.map(({ gains }) => gains)
    }
    expect(gainsBy(-MINUTE)).toEqual([[]])
    expect(gainsBy(MINUTE)).toEqual([['person.name']])
  })

  test('that came after it counts, though both are told late', () => {
    const contact = new Contact()
    contact.says('hi')
    const first = contact.at
    const second = first + MINUTE
    contact.after(LATER).happens(named('Ana Wrong'), '', first)
    contact.after(MINUTE).happens(named('Ana Right'), '', second)
    expect(name(contact)).toBe('Ana Right')
  })
})

test('a STOP of who is opted out by the CRM alone closes all channels there', () => {
  const contact = new Contact()
  contact.says('hi')
  contact.happens({ 'baton.DndChanged': { optedOut: true, by: 'highlevel' } })
  const effects = () => contact.last.flatMap(emission => emission.effects)
  contact.after(SECOND).says('STOP')
  expect(JSON.stringify(effects())).toContain('"baton.SetDnd":{"on":true}')
  contact.after(SECOND).says('STOP')
  expect(effects()).toEqual([])
})
