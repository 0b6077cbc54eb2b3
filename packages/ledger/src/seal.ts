import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** A new secret: one key to seal with, one to name with. */
export const newSecret = (): Uint8Array => randomBytes(64);

const keyOf = (secret: Uint8Array): Uint8Array => secret.subarray(0, 32);
const namingKeyOf = (secret: Uint8Array): Uint8Array => secret.subarray(32);

const digest = (secret: Uint8Array, label: string, text: string): Buffer =>
  createHmac('sha256', namingKeyOf(secret)).update(label).update('\0').update(text).digest();

/** A name for an id that tells nothing without the secret, and the same one every time. */
export const tagOf = (secret: Uint8Array, kind: 'line' | 'certificate', id: string): string =>
  digest(secret, kind, id).subarray(0, 16).toString('base64url');

/**
 * Seals a text. The nonce comes from the text, so that the same text is sealed the same way and stored once. Whoever
 * deletes the secret deletes the text, though its hash still stands.
 */
export const seal = (secret: Uint8Array, text: string): Uint8Array => {
  const nonce = digest(secret, 'nonce', text).subarray(0, nonceLength);
  const sealing = createCipheriv(cipher, keyOf(secret), nonce);
  return Buffer.concat([nonce, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]);
};

/** The text that was sealed. */
export const unseal = (secret: Uint8Array, body: Uint8Array): string => {
  const opening = createDecipheriv(cipher, keyOf(secret), body.subarray(0, nonceLength));
  opening.setAuthTag(body.subarray(body.length - tagLength));
  const text = opening.update(body.subarray(nonceLength, body.length - tagLength));
  return Buffer.concat([text, opening.final()]).toString('utf8');
};
