import { expect, it } from 'vitest';
import { splitProps } from '../../../../player/react/split-props.js';

const targets = {
  attributes: ['src', 'party-panel', 'token'],
  hasProperty: (name: string) => ['token', 'chapters'].includes(name),
  flag: { on: true, off: false },
};

it('makes an attribute of what one can say, and a property of the rest', () => {
  const token = (): string => 'secret';
  const chapters = [{ startTime: 0, value: 'One' }];
  const { attributes, properties } = splitProps(
    { src: 'a.m3u8', partyPanel: 'over', token, chapters },
    targets,
  );
  expect(attributes).toEqual({ src: 'a.m3u8', 'party-panel': 'over' });
  expect(properties).toEqual({ token, chapters });
  expect(splitProps({ token: 'secret' }, targets).attributes).toEqual({ token: 'secret' });
});
