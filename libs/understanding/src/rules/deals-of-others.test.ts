// Vendors, agents and who seeks work speak of deals that are none of their own.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const read = (text: string) => understand(text, { bot: 'lead', pendingQuestion: null })
const OPENS = 7_000

describe('what those want whom somebody serves, or sells for a living, raises nothing', () => {
  test.each([
    'we have 500 homeowners in Phoenix looking to sell',
    'we connect you with homeowners ready to sell',
    'I have clients who want to sell their homes',
    'my clients want to sell their homes',
    'i do home staging for agents with homes to sell',
    'we have 40 families who want to buy in your area',
    'we buy and sell leads',
    'how many houses do i have to sell to get full commission split',
    'I want to become an agent and sell houses',
    'is it hard to sell houses as a new agent',
  ])('%s', text => {
    expect(read(text).buyer).toBeLessThan(OPENS)
    expect(read(text).seller).toBeLessThan(OPENS)
  })
})

describe('who deals for themselves raises it', () => {
  test.each([
    "I'm an agent and want to sell my own house",
    'we have 2 houses to sell',
    'we are homeowners in Phoenix looking to sell',
    'motivated seller looking to sell fast, house in Gary',
    "want to sell 2 houses, what's your commission",
  ])('a sale: %s', text => expect(read(text).seller).toBeGreaterThanOrEqual(OPENS))

  test.each([
    'our family wants to buy in Mesa',
    "we're first time home buyers looking to buy in Katy",
    'got a job in Mesa, want to buy a home',
  ])('a purchase: %s', text => expect(read(text).buyer).toBeGreaterThanOrEqual(OPENS))
})
