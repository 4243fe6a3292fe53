export { answer } from './answer.ts'
export { type Bot, defineBot, type Handler } from './bot.ts'
export { type RunningBot, type RunOptions, runBot, runUntilStopped } from './run.ts'
export { TEXT_MAX_CHARS, TEXTS_MAX, Turn } from './turn.ts'
