import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Memory } from '../src/kernel/memory.ts';
import { Rooms } from '../src/kernel/space.ts';

/** Takes room for so many bytes, or gives back one of those that are taken. */
const steps = fc.array(
  fc.oneof(fc.record({ take: fc.oneof(fc.nat(200), fc.nat(300_000)) }), fc.record({ give: fc.nat() })),
  { maxLength: 60 },
);

test('what stands in a room stays until it is given back, whatever others take and write', () => {
  const memory = new Memory();
  fc.assert(
    fc.property(steps, (all) => {
      const taken: { readonly room: Buffer; readonly size: number; readonly mark: number }[] = [];
      for (const [mark, step] of all.entries()) {
        if ('take' in step) taken.push({ room: memory.take(step.take).fill(mark), size: step.take, mark });
        else for (const { room } of taken.splice(step.give % Math.max(1, taken.length), 1)) memory.give(room);
        for (const { room, size, mark: own } of taken) {
          expect(room.length).toBeGreaterThanOrEqual(size);
          expect(room.byteOffset % 64).toBe(0);
          expect(room.byteOffset).toBeGreaterThan(0);
          expect(room.every((byte) => byte === own)).toBe(true);
        }
      }
      for (const { room } of taken) memory.give(room);
    }),
    { seed: 7, numRuns: 40 },
  );
});

test('a room that was given back is used again, so that no more is needed than is taken at a time', () => {
  const memory = new Memory();
  const size = memory.memory.buffer.byteLength;
  for (let time = 0; time < 1000; time += 1) {
    const rooms = [memory.take(5000), memory.take(3)];
    for (const room of rooms) memory.give(room);
  }
  expect(memory.memory.buffer.byteLength).toBe(size);
});

test('a room is given back once, by whoever has it', () => {
  const memory = new Memory();
  const room = memory.take(100);
  memory.give(new Uint8Array(room.buffer, room.byteOffset, 3));
  expect(() => memory.give(room)).toThrow('a room was given back that nobody had taken');
});

test('a room that is larger than any can be is refused', () => {
  expect(() => new Memory().take(2 ** 30 + 1)).toThrow('is larger than any can be');
  expect(() => new Memory().take(2 ** 32 + 1)).toThrow('is larger than any can be');
});

test('rooms are given back all at once', () => {
  const memory = new Memory();
  const rooms = new Rooms(memory);
  const [first, second] = [rooms.take(100), rooms.take(100)];
  rooms.give(first);
  expect(memory.take(100).byteOffset).toBe(first.byteOffset);
  rooms.clear();
  expect(memory.take(100).byteOffset).toBe(second.byteOffset);
  rooms.clear();
});
