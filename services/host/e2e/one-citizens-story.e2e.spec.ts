import { tellStory } from './support/story.ts';

// All services in one process, facts on the local transport: what a township and the quick start run.
tellStory('story');
