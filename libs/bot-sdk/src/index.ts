export { answer } from './answer.ts'
export { type Bot, defineBot, type Handler } from './bot.ts'
export { TEXT_MAX_CHARS, TEXTS_MAX, WAKE_MIN_MS } from './bounds.ts'
export type { HttpAnswer } from './http/http-answer.ts'
export { type HttpBotOptions, httpBot, SECRET_MIN_CHARS } from './http/http-bot.ts'
export {
  isSignedBy,
  SIGNATURE_HEADER,
  SIGNATURE_TOLERANCE_S,
  type Signed,
  signatureOf,
  TIMESTAMP_HEADER,
} from './http/signature.ts'
export { type RunningBot, runBot } from './run.ts'
export type { RunOptions } from './run-options.ts'
export { runUntilStopped } from './run-until-stopped.ts'
export { Turn } from './turn.ts'
