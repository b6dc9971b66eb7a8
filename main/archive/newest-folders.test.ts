import { describe, expect, it } from 'vitest';
import { growingFolders, newestFolders } from './newest-folders.ts';

const days = ['26-08/26-08-30', '26-09/26-09-01', '26-09/26-09-30', '26-10/26-10-01', '26-10/26-10-02', '26-10/26-10-03', '26-10/26-10-04'];
const blink = ['', 'blink', ...['26-08', '26-09', '26-10', ...days].map((path) => `blink/${path}`)];
const backup = ['blink_backup', 'blink_backup/25-12', 'blink_backup/26-01', 'blink_backup/26-02'];

describe('the newest folders', () => {
  it('are those above the months and two months of each tree', () => {
    expect(newestFolders([...blink, ...backup, 'photos/beach']).sort()).toEqual([
      '', 'blink', 'blink/26-09', 'blink/26-09/26-09-01', 'blink/26-09/26-09-30', 'blink/26-10', 'blink/26-10/26-10-01', 'blink/26-10/26-10-02',
      'blink/26-10/26-10-03', 'blink/26-10/26-10-04', 'blink_backup', 'blink_backup/26-01', 'blink_backup/26-02',
    ]);
  });

  it('are found below copies and in a single month that was opened by itself', () => {
    expect(newestFolders(['', 'old', 'old/copy', 'old/copy/25-01', 'old/copy/25-02', 'old/copy/25-03', 'new', 'new/20-01'])).toEqual([
      '', 'old', 'old/copy', 'old/copy/25-02', 'old/copy/25-03', 'new', 'new/20-01',
    ]);
    expect(newestFolders(['', '26-10-01', '26-10-02'])).toEqual(['', '26-10-01', '26-10-02']);
  });
});

describe('the folders in which clips appear', () => {
  it('are a handful, however large the tree', () => {
    expect(growingFolders([...blink, ...backup]).sort()).toEqual([
      '', 'blink', 'blink/26-10', 'blink/26-10/26-10-02', 'blink/26-10/26-10-03', 'blink/26-10/26-10-04', 'blink_backup', 'blink_backup/26-02',
    ]);
  });
});
