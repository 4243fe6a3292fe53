import { parseConfig } from '@baton/runtime'
import { expect, test } from 'vitest'
import { botsSchema } from './config.ts'
import { configuredBots } from './configured.ts'
import { leadBot, sellerBot } from './reference.ts'

const base = { BATON_BROKERS: 'localhost:9092', BATON_REGISTRY_URL: 'http://localhost:8081' }

test('bots elsewhere are named with their URL', () => {
  const { urls } = parseConfig(botsSchema, {
    ...base,
    BATON_BOT_URLS: 'buyer=http://localhost:9000/buyer, seller=https://bots.example/s?v=1',
    BATON_BOT_SECRET: 'a secret of some length',
  })
  expect(urls).toEqual({
    buyer: 'http://localhost:9000/buyer',
    seller: 'https://bots.example/s?v=1',
  })
})

test('a bot elsewhere takes the place of the reference bot of its name, and stands beside the others', () => {
  const config = parseConfig(botsSchema, {
    ...base,
    BATON_BOT_URLS: 'buyer=http://localhost:9000/buyer,notary=http://localhost:9000/notary',
    BATON_BOT_SECRET: 'a secret of some length',
  })
  const bots = configuredBots(config)
  expect(bots.map(({ name }) => name).sort()).toEqual(['buyer', 'lead', 'notary', 'seller'])
  expect(bots.filter(bot => [leadBot, sellerBot].includes(bot))).toHaveLength(2)
})

test('what is wrong is named', () => {
  const parse = (more: Record<string, string>) => () =>
    parseConfig(botsSchema, { ...base, ...more })
  expect(parse({ BATON_BOT_URLS: 'buyer' })).toThrow('BATON_BOT_URLS')
  expect(parse({ BATON_BOT_URLS: 'buyer=http://[' })).toThrow('BATON_BOT_URLS')
  const twice = 'buyer=http://a/1,buyer=http://b/2'
  expect(parse({ BATON_BOT_URLS: twice })).toThrow('BATON_BOT_URLS: names a bot twice')
  expect(parse({ BATON_BOT_URLS: 'human=http://x' })).toThrow('BATON_BOT_URLS: names human')
  expect(parse({ BATON_BOT_URLS: 'buyer=http://x' })).toThrow('BATON_BOT_SECRET')
  expect(parseConfig(botsSchema, base).urls).toEqual({})
})

test('a secret that no bot would take is refused at the start, where bots are asked with it', () => {
  const secretOf = (BATON_BOT_SECRET: string, more: Record<string, string> = {}) =>
    parseConfig(botsSchema, { ...base, ...more, BATON_BOT_SECRET }).secret?.reveal()
  const urls = { BATON_BOT_URLS: 'buyer=http://x' }
  expect(() => secretOf('fifteen letters', urls)).toThrow(
    'BATON_BOT_SECRET: has less than 16 characters',
  )
  expect(secretOf('sixteen letters.', urls)).toBe('sixteen letters.')
  expect(secretOf('short')).toBe('short')
})

test('a login in a URL is refused at the start, without repeating it', () => {
  for (const login of ['user:hunter2', 'user', ':hunter2']) {
    const parse = () =>
      parseConfig(botsSchema, {
        ...base,
        BATON_BOT_URLS: `lead=http://x,buyer=http://${login}@bots/one`,
        BATON_BOT_SECRET: 'a secret of some length',
      })
    expect(parse).toThrow('BATON_BOT_URLS: has a login')
    expect(parse).not.toThrow('hunter2')
  }
})
