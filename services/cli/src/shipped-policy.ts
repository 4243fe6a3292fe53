import { fileURLToPath } from 'node:url'

/** What `npm start` publishes, and other commands take, when no policy is named. */
export const SHIPPED_POLICY = fileURLToPath(
  new URL('../../../deploy/policies/real-estate.yaml', import.meta.url),
)
