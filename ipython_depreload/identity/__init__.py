"""What the user holds follows an edit: functions, classes, members, instances, names."""
