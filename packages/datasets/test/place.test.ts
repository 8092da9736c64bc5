import { expect, test } from 'vitest';
import json from '../src/json.ts';
import { placeOf } from '../src/storage/place.ts';
import { readS3Address, s3Url } from '../src/storage/s3/s3-address.ts';
import { issuesOf } from './made.ts';

test.each([
  ['data/x.csv', undefined, '/root/data/x.csv'],
  ['/data/x.csv', undefined, '/data/x.csv'],
  ['s3://bucket/a/x.csv', undefined, 's3://bucket/a/x.csv'],
])('the path %s is where one would think', (path, credentials, address) => {
  expect(placeOf(path, credentials, { root: '/root' }).address).toBe(address);
});

const keys = { accessKeyId: 'a', secretAccessKey: 'b' };

test.each([
  ['s3://bucket', undefined, '"path": expected s3://bucket/key'],
  ['s3://bucket/', undefined, '"path": expected s3://bucket/key'],
  ['s3://bucket/a/../b', undefined, '"path": expected s3://bucket/key'],
  ['s3://bucket/a//b', undefined, '"path": expected s3://bucket/key'],
  ['s3://AKIA:secret@bucket/key', undefined, '"path": expected s3://bucket/key'],
  ['gs://bucket/x', undefined, '"path": there is no storage for gs://. Expected a path of this machine, or s3://bucket/key'],
  ['data/x.csv', keys, '"credentials": a path of this machine takes none'],
])('the path %s is refused', (path, credentials, words) => {
  expect(() => placeOf(path, credentials, { root: '/root' })).toThrow(words);
  expect(() => placeOf(path, credentials, { root: '/root' })).not.toThrow('secret@');
});

test.each([
  ['s3://bucket/a b/c+d', {}, 'https://bucket.s3.eu-west-1.amazonaws.com/a%20b/c%2Bd'],
  ['s3://my.bucket/x', {}, 'https://s3.eu-west-1.amazonaws.com/my.bucket/x'],
  ['s3://bucket/x', { endpoint: 'http://127.0.0.1:9000/' }, 'http://127.0.0.1:9000/bucket/x'],
])('%s is asked for where it is', (text, given, url) => {
  expect(s3Url(readS3Address(text)!, { region: 'eu-west-1', ...given }).href).toBe(url);
});

test.each([
  [{ path: 's3://b/x', credentials: 'minio' }, '"credentials": expected the name of credentials'],
  [{ path: 's3://b/x', credentials: { accessKeyId: 'a' } }, '"credentials.secretAccessKey": expected the name of credentials'],
  [{ path: 's3://b/x', credentials: { ...keys, secret: 'b' } }, '"credentials.secret": expected the name of credentials'],
  [{ path: 's3://b/x', credentials: { ...keys, region: 3 } }, '"credentials.region": expected text'],
  [{ path: 'x', versioned: 'yes' }, '"versioned": expected true or false'],
])('the options %j are refused', async (options, words) => {
  const issues = await issuesOf(json, options);
  expect(issues).toHaveLength(1);
  expect(issues[0]).toContain(words);
});
