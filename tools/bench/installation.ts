import type { City } from '../chaos/city.js';
import type { People } from './people.js';

/** What is measured: an installation in processes of its own, and its people. */
export interface Installation {
  city: City;
  people: People;
}
