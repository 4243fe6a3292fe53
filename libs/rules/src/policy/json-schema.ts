import { z } from 'zod'
import { policyDocument } from './document.ts'

/**
 * The shape of a policy file as JSON Schema (draft 2020-12), for editors; `parsePolicy` checks more
 * than a shape.
 */
export const policyJsonSchema = (): Record<string, unknown> => ({
  title: 'Baton policy',
  ...z.toJSONSchema(policyDocument, { io: 'input' }),
})
