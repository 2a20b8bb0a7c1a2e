function ConvertTo-SuiteReport {
    <#
    .SYNOPSIS
        Flattens a Pester run into one list of named results, as the bridge to xunit reads it.
    .DESCRIPTION
        Every It is one entry. A file that does not parse and a block whose set-up or tear-down throws have no It of their
        own to carry the error, so each becomes a failed entry under its own name.
    #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory, Position = 0)]
        [object] $Run
    )

    function Format-Failure([object[]] $ErrorRecord) {
        $parts = foreach ($record in $ErrorRecord) { $record.DisplayErrorMessage, $record.DisplayStackTrace }
        ($parts | Where-Object { $_ }) -join "`n"
    }

    # A file, a block and an It all have a duration and errors.
    function ConvertTo-Entry([object] $Item, [string] $Name, [string] $Result) {
        [ordered]@{
            name         = $Name
            result       = $Result
            milliseconds = [math]::Round($Item.Duration.TotalMilliseconds)
            message      = Format-Failure $Item.ErrorRecord
        }
    }

    function Get-FailedBlock([object[]] $Block) {
        foreach ($one in $Block) {
            if ($one.ErrorRecord.Count) {
                ConvertTo-Entry -Item $one -Name "$($one.ExpandedPath) (block)" -Result 'Failed'
            }
            Get-FailedBlock $one.Blocks
        }
    }

    $entries = @(
        foreach ($container in $Run.Containers) {
            if ($container.ErrorRecord.Count) {
                $file = Split-Path -Leaf "$($container.Item)"
                ConvertTo-Entry -Item $container -Name "$file (file)" -Result 'Failed'
            }
            Get-FailedBlock $container.Blocks
        }
        foreach ($test in $Run.Tests) {
            ConvertTo-Entry -Item $test -Name $test.ExpandedPath -Result $test.Result
        }
    )
    @{ tests = $entries }
}
