import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-policy.js';

const PERSON = { email: 'maria.lopez@daily-news.example', displayName: 'María López' };
const fault = (password: string) => passwordFault(password, PERSON);

describe(passwordFault, () => {
  it.each([
    'vier Esel tragen Briefe',
    'aaaaaaaaaaab cde fgh',
    'correct horse battery dragon',
    '密码很长但是没有人知道它是',
    'x9$k'.repeat(50),
    '            four spaces',
  ])('takes "%s": no rules on what it is made of', (password) => {
    expect(fault(password)).toBeNull();
  });

  it('counts characters, not bytes: 12 are enough, 11 are not', () => {
    expect(fault('ä🔑öüßéèàñçøå')).toBeNull();
    expect(fault('ä🔑öüßéèàñçø')).toMatch(/at least 12/);
  });

  it('takes 1000 characters and no more', () => {
    const long = 'abcdefghij'.repeat(100);
    expect(fault(long)).toBeNull();
    expect(fault(`${long}x`)).toMatch(/at most 1000/);
  });

  it.each([
    'password1234',
    'Password1234',
    'PASSWORD12345678',
    '123456789012',
    '1234567890123',
    'qwertyuiop123',
    'qwerty123456',
    '1qaz2wsx3edc',
    'iloveyou1234',
    'administrator',
    'letmein12345',
    'passwordpassword',
    'q1w2e3r4t5y6',
    'correct horse battery staple',
    'ｐａｓｓｗｏｒｄ１２３４',
  ])('refuses the well-known "%s"', (password) => {
    expect(fault(password)).toMatch(/guessers/);
  });

  it.each(['aaaaaaaaaaaaaaaa', 'abababababababab', '🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑'])(
    'refuses the repetition "%s"',
    (password) => {
      expect(fault(password)).not.toBeNull();
    },
  );

  it.each([
    'claimdesk-demo',
    'ClaimDesk2026!',
    'claimdeskclaimdesk',
    'maria.lopez@daily-news.example',
    'Maria.Lopez1234',
    'daily-news-2026',
    'María López 12',
  ])('refuses "%s", which is made of words of this desk or person', (password) => {
    expect(fault(password)).toMatch(/besides your name/);
  });

  it('takes a phrase in which such a word is only a part', () => {
    expect(fault('lopez rides seven green bicycles')).toBeNull();
    expect(fault('at claimdesk we check twice before tea')).toBeNull();
  });
});
