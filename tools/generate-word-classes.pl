#!/usr/bin/env perl
# Writes WordClasses.Table.cs from the Unicode Character Database that comes with Perl.
#
# Usage: tools/generate-word-classes.pl > runtime/RuleGen/Matching/Portable/WordClasses.Table.cs
#
# Lucene's tokenizer is generated from the properties of Unicode 9, so characters that are younger have no class.
# ASCII is not in the table: the code decides it.
use strict;
use warnings;
use Unicode::UCD qw(prop_invmap);

my $newest = 9;
my %word_break = (
    ALetter => 'Letter', Hebrew_Letter => 'HebrewLetter', Numeric => 'Number', Katakana => 'Katakana',
    ExtendNumLet => 'Connector', MidLetter => 'MidLetter', MidNum => 'MidNumber', MidNumLet => 'MidBoth',
    Single_Quote => 'SingleQuote', Double_Quote => 'DoubleQuote', Extend => 'Extend', Format => 'Extend', ZWJ => 'Extend');

my %class;

sub each_code_point {
    my ($property, $action) = @_;
    my ($starts, $values) = prop_invmap($property);
    for my $i (0 .. $#$starts) {
        my $end = $i < $#$starts ? $starts->[$i + 1] - 1 : 0x10FFFF;
        $action->($starts->[$i], $end, $values->[$i]);
    }
}

each_code_point('Word_Break', sub {
    my ($first, $last, $value) = @_;
    my $name = $word_break{$value} or return;
    $class{$_} = $name for $first .. $last;
});
each_code_point('Line_Break', sub {
    my ($first, $last, $value) = @_;
    return unless $value eq 'Complex_Context';
    $class{$_} //= 'SouthEastAsian' for $first .. $last;
});
each_code_point('Script', sub {
    my ($first, $last, $value) = @_;
    return unless $value eq 'Han' || $value eq 'Hiragana';
    $class{$_} //= 'Ideograph' for $first .. $last;
});
$class{$_} = 'Number' for 0xFF10 .. 0xFF19;
each_code_point('Age', sub {
    my ($first, $last, $value) = @_;
    my ($version) = $value =~ /^V?(\d+)/;
    return if defined $version && $version <= $newest;
    delete $class{$_} for grep { exists $class{$_} } $first .. $last;
});

my @rows;
for my $code_point (sort { $a <=> $b } grep { $_ >= 0x80 } keys %class) {
    if (@rows && $rows[-1][1] == $code_point - 1 && $rows[-1][2] eq $class{$code_point}) {
        $rows[-1][1] = $code_point;
    } else {
        push @rows, [$code_point, $code_point, $class{$code_point}];
    }
}

print <<'HEAD';
namespace RuleGen.Matching;

internal static partial class WordClasses
{
    // Written by tools/generate-word-classes.pl. Per row: first code point, last code point, class.
    private static ReadOnlySpan<int> Ranges =>
    [
HEAD
my %number;
my @names = qw(None Letter HebrewLetter Number Katakana Connector MidLetter MidNumber MidBoth SingleQuote DoubleQuote Extend Ideograph SouthEastAsian);
@number{@names} = 0 .. $#names;
while (my @line = splice @rows, 0, 6) {
    print '        ', join(' ', map { sprintf '0x%04X, 0x%04X, %d,', $_->[0], $_->[1], $number{$_->[2]} } @line), "\n";
}
print "    ];\n}\n";
