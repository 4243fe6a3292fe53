import { z } from 'zod'
import { Secret } from './secret.ts'

const schema = z
  .record(z.string().min(1), z.string().min(1))
  .refine(found => Object.keys(found).length > 0)

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The token of each location at the CRM, at least one: `{"<location>": "<token>"}`. */
export const locationTokens = () =>
  z
    .string()
    .transform((text, context): Readonly<Record<string, Secret>> => {
      const parsed = schema.safeParse(parseJson(text))
      if (parsed.success) {
        const entries = Object.entries(parsed.data)
        return Object.fromEntries(entries.map(([id, token]) => [id, new Secret(token)]))
      }
      const message = 'is not a JSON object of tokens by location id, {"<location>": "<token>"}'
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .describe('{"<location id>": "<token of a private integration>"}')
