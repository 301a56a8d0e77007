import { memo } from 'react';
import { SETTINGS } from '../../scenario';
import { FactorField } from './FactorField';
import { FilterField } from './FilterField';
import { ListField } from './ListField';
import { NumberField } from './NumberField';
import { NumbersField } from './NumbersField';
import { OwnRecordsField } from './OwnRecordsField';
import { KeyCount, PartitionKeys } from './PartitionKeys';
import { PoisonKeysField } from './PoisonKeysField';
import { ShardCountField } from './ShardCountField';
import { SharedRegistration } from './SharedRegistration';
import { ChoiceField, FixedField, TextField } from './SmallFields';
import { SwitchField, type FieldOf } from './SwitchField';

/**
 * The control of a setting, by its kind in the table. It listens to its own value: whatever else changes in a scenario,
 * and something does with every move of a slider, is nothing to it.
 */
export const SettingField = memo(function SettingField({ setting, place }: FieldOf) {
  // Settings that are more, or less, than their kind says.
  switch (setting) {
    case 'partitionKeys':
      return <PartitionKeys place={place} />;
    case 'keyCount':
      return <KeyCount place={place} />;
    case 'sharesConsumerWith':
      return <SharedRegistration place={place} />;
    case 'parallelizationFactor':
      return <FactorField place={place} />;
    case 'poisonKeys':
      return <PoisonKeysField place={place} />;
    case 'shardCount':
      return <ShardCountField place={place} />;
    case 'ownRecords':
      return <OwnRecordsField place={place} />;
    case 'startingPositionTimestamp':
      return <FixedField setting={setting} place={place} />;
    default:
  }
  switch (SETTINGS[setting].control) {
    case 'slider':
    case 'number':
      return <NumberField setting={setting} place={place} />;
    case 'numbers':
      return <NumbersField setting={setting} place={place} />;
    case 'switch':
      return <SwitchField setting={setting} place={place} />;
    case 'choice':
      return <ChoiceField setting={setting} place={place} />;
    case 'text':
      return <TextField setting={setting} place={place} />;
    case 'filter':
      return <FilterField setting={setting} place={place} />;
    case 'list':
      return <ListField setting={setting} place={place} />;
  }
});
