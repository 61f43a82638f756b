import type { Operation } from '../model/shape.js';
import { isOfPlatform } from '../value/platform.js';

/** Whether inputs hold instances of it: of a class that is closed nobody makes one, and one that is named as the platform's own cannot be told from that. */
export function isConstructed({ name, kind, closed }: Operation): boolean {
  return kind === 'class' && closed !== true && !isOfPlatform(name);
}
