// Keys as users press them, on the keyboards they have.
import { describe, expect, it } from 'vitest';
import { eventChord } from './chord.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, getModifierState: () => false };

describe('a chord', () => {
  it.each([
    ['n', { key: 'n', code: 'KeyN' }],
    ['n', { key: 'N', code: 'KeyN' }], // caps lock
    ['Shift+n', { key: 'N', code: 'KeyN', shiftKey: true }],
    ['?', { key: '?', code: 'Slash', shiftKey: true }],
    ['<', { key: '<', code: 'IntlBackslash' }],
    ['Mod+k', { key: 'k', code: 'KeyK', ctrlKey: true }],
    ['Shift+ArrowLeft', { key: 'ArrowLeft', code: 'ArrowLeft', shiftKey: true }],
    ['s', { key: 'ы', code: 'KeyS' }], // a Russian keyboard
    ['Shift+s', { key: 'Ы', code: 'KeyS', shiftKey: true }],
  ])('is %s', (chord, event) => {
    expect(eventChord({ ...none, ...event }, false)).toBe(chord);
  });

  it('takes Cmd for Mod on a Mac and leaves Ctrl to the system there', () => {
    expect(eventChord({ ...none, key: 'k', code: 'KeyK', metaKey: true }, true)).toBe('Mod+k');
    expect(eventChord({ ...none, key: 'k', code: 'KeyK', ctrlKey: true }, true)).toBeNull();
  });

  it('is none with Alt, except where AltGr only reaches a sign', () => {
    expect(eventChord({ ...none, key: 'n', code: 'KeyN', altKey: true }, false)).toBeNull();
    expect(eventChord({ ...none, key: '<', code: 'KeyQ', altKey: true, ctrlKey: true, getModifierState: () => true }, false)).toBe('<');
  });
});
