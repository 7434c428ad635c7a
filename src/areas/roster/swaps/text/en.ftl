# swaps
