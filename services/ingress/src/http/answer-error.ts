import { isBatonError } from '@baton/domain'
import type { FastifyError } from 'fastify'
import { ZodError } from 'zod'
import { Refusal, type RefusalCode } from './refusal.ts'

export interface ErrorAnswer {
  readonly status: number
  readonly body: {
    readonly error: {
      readonly code: RefusalCode
      readonly message: string
      readonly issues?: readonly { readonly path: string; readonly message: string }[]
    }
  }
}

const answer = (status: number, code: RefusalCode, message: string, more = {}): ErrorAnswer => ({
  status,
  body: { error: { code, message, ...more } },
})

const TOO_LARGE = 413
const BUSY = 429

/**
 * What a sender is told. Never a 5xx: HighLevel repeats a webhook on 429 only, and after anything
 * else it is lost for good. So whatever we are not sure of, an append that failed or an error of
 * our own, is a 429.
 */
export const answerOf = (error: unknown): ErrorAnswer => {
  if (error instanceof Refusal) return answer(error.status, error.code, error.message)
  if (error instanceof ZodError) return fieldsOf(error)
  const { statusCode = 0, message = '' } = error as Partial<FastifyError>
  if (!isBatonError(error) && statusCode >= 400 && statusCode < 500) {
    return answer(statusCode, statusCode === TOO_LARGE ? 'TOO_LARGE' : 'BAD_REQUEST', message)
  }
  return answer(BUSY, 'BUSY', 'the log did not take the event; send it again')
}

const fieldsOf = (error: ZodError): ErrorAnswer => {
  const issues = error.issues.map(issue => ({
    path: issue.path.join('.') || '(body)',
    message: issue.message,
  }))
  const message = issues.map(issue => `${issue.path}: ${issue.message}`).join('; ')
  return answer(400, 'BAD_REQUEST', message, { issues })
}
